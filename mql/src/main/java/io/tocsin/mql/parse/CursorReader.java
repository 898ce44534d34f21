package io.tocsin.mql.parse;

import io.tocsin.mql.ast.Range;
import io.tocsin.mql.grammar.MqlParser;
import io.tocsin.mql.parse.Cursor.Slot;
import io.tocsin.mql.problem.Limits;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/** Finds out what can be written at a place in a text, by trying each kind of token there. */
public final class CursorReader {

    private static final Map<Integer, List<String>> KEYWORDS = keywords();

    private CursorReader() {}

    /**
     * @param cursor behind how many UTF-16 units of the text it is; what follows does not matter
     * @return empty where nothing can be completed: behind a mistake, in a comment, in a text beyond the limits
     */
    public static Optional<Cursor> at(String text, int cursor, Limits limits) {
        String before = text.substring(0, cursor);
        boolean fits = before.getBytes(StandardCharsets.UTF_8).length <= limits.bytes();
        if (!fits || Characters.firstBroken(before) >= 0) {
            return Optional.empty();
        }
        List<Token> all = SyntaxReader.tokens(before).getTokens();
        if (Nesting.firstBeyond(limits.depth(), all) != null || endsInComment(all, before)) {
            return Optional.empty();
        }
        List<Token> tokens = new ArrayList<>(all.stream()
                .filter(token -> token.getChannel() == Token.DEFAULT_CHANNEL)
                .toList());
        tokens.removeLast();
        Offsets offsets = new Offsets(before);
        boolean touches = !tokens.isEmpty()
                && isWord(tokens.getLast())
                && offsets.of(tokens.getLast()).to() == cursor;
        Token word = touches ? tokens.removeLast() : null;
        Range range = word == null ? new Range(cursor, cursor) : offsets.of(word);
        return Optional.of(cursor(range, word == null ? "" : word.getText(), new Behind(tokens, offsets, before)));
    }

    private static Cursor cursor(Range range, String written, Behind behind) {
        boolean tilde = written.startsWith("~");
        String name = tilde ? written.substring(1) : written;
        boolean quoted = name.startsWith("\"") || name.startsWith("'");
        String prefix = quoted ? name.substring(1) : name;
        boolean closed = quoted && prefix.length() > 0 && prefix.endsWith(name.substring(0, 1));
        Set<String> possible = possible(behind.tokens());
        boolean word = possible.contains("word") || possible.contains("label");
        Slot slot = closed || !word ? Slot.NOTHING : behind.slot();
        possible.remove("word");
        possible.remove("label");
        return new Cursor(range, prefix, quoted, tilde, slot, behind.about(), quoted || tilde ? Set.of() : possible);
    }

    /** What the parser takes behind the tokens; for names {@code word} and {@code label}. */
    private static Set<String> possible(List<Token> before) {
        Set<String> possible = new LinkedHashSet<>();
        KEYWORDS.forEach((type, words) -> {
            if (takes(before, type)) {
                possible.addAll(words);
            }
        });
        return possible;
    }

    private static boolean takes(List<Token> before, int type) {
        List<Token> tokens = new ArrayList<>(before);
        Token tried = new CommonToken(type, "?");
        tokens.add(tried);
        MqlParser parser = new MqlParser(new CommonTokenStream(new ListTokenSource(tokens)));
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        try {
            parser.query();
            return true;
        } catch (ParseCancellationException e) {
            return e.getCause() instanceof RecognitionException cause
                    && cause.getOffendingToken().getType() == Token.EOF;
        }
    }

    private static boolean endsInComment(List<Token> all, String before) {
        Token last = all.size() < 2 ? null : all.get(all.size() - 2);
        return last != null
                && last.getType() == MqlParser.COMMENT
                && last.getText().length() > 1
                && before.endsWith(last.getText());
    }

    private static boolean isWord(Token token) {
        int type = token.getType();
        return type == MqlParser.WORD
                || type == MqlParser.SIGNED
                || type == MqlParser.LABEL
                || type == MqlParser.STRING
                || type == MqlParser.UNCLOSED
                || (type == MqlParser.FOREIGN && token.getText().equals("~"))
                || (type >= MqlParser.AND && type <= MqlParser.EVERY);
    }

    private static Map<Integer, List<String>> keywords() {
        Map<Integer, List<String>> keywords = new LinkedHashMap<>();
        keywords.put(MqlParser.WORD, List.of("word"));
        keywords.put(MqlParser.LABEL, List.of("label"));
        keywords.put(MqlParser.EQ, List.of("=", "!=", "=~", "!~", "<", "<=", ">", ">=", "in", "not in"));
        for (int type = MqlParser.AND; type <= MqlParser.EVERY; type++) {
            if (type != MqlParser.IN) {
                String word = MqlParser.VOCABULARY.getSymbolicName(type).toLowerCase(Locale.ROOT);
                keywords.put(type, List.of(word));
            }
        }
        keywords.put(MqlParser.LPAREN, List.of("("));
        keywords.put(MqlParser.RPAREN, List.of(")"));
        keywords.put(MqlParser.COMMA, List.of(","));
        keywords.put(MqlParser.PIPE, List.of("|"));
        keywords.put(MqlParser.ARROW, List.of("->"));
        return keywords;
    }
}
