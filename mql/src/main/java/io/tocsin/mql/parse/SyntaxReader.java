package io.tocsin.mql.parse;

import io.tocsin.mql.ast.Range;
import io.tocsin.mql.grammar.MqlLexer;
import io.tocsin.mql.grammar.MqlParser;
import io.tocsin.mql.grammar.MqlParser.QueryContext;
import io.tocsin.mql.problem.Fault;
import io.tocsin.mql.problem.Limits;
import io.tocsin.mql.problem.Problems;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;
import org.jspecify.annotations.Nullable;

/** Reads a text into the tree of what is written there. May be used by many threads. */
public final class SyntaxReader {

    private SyntaxReader() {}

    /**
     * @param problems is given what is wrong; what is not broken is still in the tree
     * @return null when the text is so wrong that it was not looked at further: too long, too deep, no text at all
     */
    public static @Nullable SyntaxTree read(Problems problems) {
        String text = problems.text();
        if (tooLong(text, problems) || isNoText(text, problems)) {
            return null;
        }
        Offsets offsets = new Offsets(text);
        CommonTokenStream tokens = tokens(text);
        if (tooDeep(tokens, offsets, problems)) {
            return null;
        }
        Set<Integer> half = new HashSet<>();
        QueryContext query = parse(tokens, new Recovery(offsets, half, problems));
        return new TreeBuilder(offsets, half, problems).tree(query);
    }

    static CommonTokenStream tokens(String text) {
        MqlLexer lexer = new MqlLexer(CharStreams.fromString(text));
        lexer.removeErrorListeners();
        CommonTokenStream tokens = new CommonTokenStream(lexer);
        tokens.fill();
        return tokens;
    }

    /** First fast and for texts without a mistake; a second time, more thoroughly, where that fails. */
    private static QueryContext parse(CommonTokenStream tokens, Recovery recovery) {
        MqlParser parser = new MqlParser(tokens);
        parser.removeErrorListeners();
        parser.setErrorHandler(new BailErrorStrategy());
        parser.getInterpreter().setPredictionMode(PredictionMode.SLL);
        try {
            return parser.query();
        } catch (ParseCancellationException e) {
            parser.reset();
            parser.setErrorHandler(recovery);
            parser.getInterpreter().setPredictionMode(PredictionMode.LL);
            return parser.query();
        }
    }

    private static boolean tooLong(String text, Problems problems) {
        Limits limits = problems.limits();
        boolean surely = text.length() > limits.bytes();
        if (!surely && text.getBytes(StandardCharsets.UTF_8).length <= limits.bytes()) {
            return false;
        }
        String expected = "a text of at most " + limits.bytes() + " bytes";
        String but = surely ? "it has more" : "it has more, written in UTF-8";
        problems.add(Fault.TEXT_TOO_LONG, Range.NONE, expected, but, null);
        return true;
    }

    private static boolean isNoText(String text, Problems problems) {
        int broken = Characters.firstBroken(text);
        if (broken < 0) {
            return false;
        }
        String expected = "whole characters";
        problems.add(Fault.NOT_TEXT, new Range(broken, broken + 1), expected, "here is half of one, or NUL", null);
        return true;
    }

    private static boolean tooDeep(CommonTokenStream tokens, Offsets offsets, Problems problems) {
        int depth = problems.limits().depth();
        Token beyond = Nesting.firstBeyond(depth, tokens.getTokens());
        if (beyond == null) {
            return false;
        }
        String expected = "at most " + depth + " nested parentheses and `not`s";
        problems.add(Fault.NESTED_TOO_DEEP, offsets.of(beyond), expected, "here is one more", null);
        return true;
    }
}
