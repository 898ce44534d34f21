package io.tocsin.mql.parse;

import io.tocsin.mql.ast.Range;
import io.tocsin.mql.grammar.MqlLexer;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * Splits a text of many statements, each on one or more lines. A line goes on the one before when it must: a parenthesis is
 * open, the line before ends with a connective, a sign or a comma, or this one begins with such. Behind {@code -> target}
 * only a comma goes on.
 */
public final class Statements {

    private final String text;
    private final int longest;
    private final List<Statement> all = new ArrayList<>();
    private final List<String> comments = new ArrayList<>();
    private @Nullable Draft draft;

    private Statements(String text, int longest) {
        this.text = text;
        this.longest = longest;
    }

    /**
     * One statement of a text, without what surrounds it.
     *
     * @param line of its beginning, from 1
     * @param column of its beginning, from 1, in code points
     * @param comment what is said in comments right above, inside of and behind it; one line each
     */
    public record Statement(Range range, int line, int column, String comment) {}

    /**
     * @param text without half characters
     * @param longest a line with more UTF-16 units is a statement of its own, and not looked into
     */
    public static List<Statement> of(String text, int longest) {
        Statements statements = new Statements(text, longest);
        int from = 0;
        for (int line = 1; from <= text.length(); line++) {
            int end = text.indexOf('\n', from);
            int to = end < 0 ? text.length() : end;
            statements.line(from, to, line);
            from = to + 1;
        }
        statements.finish();
        return statements.all;
    }

    private void line(int from, int to, int number) {
        String line = text.substring(from, to);
        if (line.isBlank()) {
            comments.clear();
            return;
        }
        if (line.length() > longest) {
            finish();
            begin(from, number, from).to = to;
            finish();
            return;
        }
        Offsets offsets = new Offsets(line);
        CommonTokenStream tokens = SyntaxReader.tokens(line);
        for (Token token : tokens.getTokens()) {
            Range range = offsets.of(token);
            if (token.getType() == MqlLexer.COMMENT) {
                comments.add(line.substring(range.from(), range.to())
                        .replaceFirst("^#+", "")
                        .strip());
            } else if (token.getChannel() == Token.DEFAULT_CHANNEL && token.getType() != Token.EOF) {
                word(token.getType(), from + range.from(), from + range.to(), number, from);
            }
        }
        takeCommentsOf(number);
    }

    private void word(int type, int from, int to, int line, int lineStart) {
        Draft current = draft;
        if (current != null && current.lastLine != line && !current.goesOnWith(type)) {
            finish();
            current = null;
        }
        if (current == null) {
            current = begin(from, line, lineStart);
        }
        current.comments.addAll(comments);
        comments.clear();
        current.add(type, to, line);
    }

    private Draft begin(int from, int line, int lineStart) {
        Draft begun = new Draft(from, line, text.codePointCount(lineStart, from) + 1);
        draft = begun;
        return begun;
    }

    /** A comment behind a statement is about it; one on a line of its own about what comes next. */
    private void takeCommentsOf(int line) {
        if (draft != null && draft.lastLine == line) {
            draft.comments.addAll(comments);
            comments.clear();
        }
    }

    private void finish() {
        if (draft != null) {
            all.add(draft.statement());
            draft = null;
        }
    }

    private static final class Draft {

        private final int from;
        private final int line;
        private final int column;
        private final List<String> comments = new ArrayList<>();
        private int to;
        private int lastLine;
        private int last;
        private int open;
        private boolean arrow;

        Draft(int from, int line, int column) {
            this.from = from;
            this.line = line;
            this.column = column;
        }

        void add(int type, int end, int onLine) {
            open += type == MqlLexer.LPAREN ? 1 : type == MqlLexer.RPAREN ? -1 : 0;
            arrow |= type == MqlLexer.ARROW;
            last = type;
            lastLine = onLine;
            to = end;
        }

        boolean goesOnWith(int next) {
            if (arrow) {
                return last == MqlLexer.ARROW || last == MqlLexer.COMMA || next == MqlLexer.COMMA;
            }
            return open > 0 || last == MqlLexer.NOT || joins(last) || joins(next) || next == MqlLexer.RPAREN;
        }

        Statement statement() {
            return new Statement(new Range(from, to), line, column, String.join("\n", comments));
        }

        /** Whether there must be something on either side of it. */
        private static boolean joins(int type) {
            return switch (type) {
                case MqlLexer.AND,
                        MqlLexer.OR,
                        MqlLexer.IN,
                        MqlLexer.EQ,
                        MqlLexer.NE,
                        MqlLexer.MATCHES,
                        MqlLexer.NOT_MATCHES,
                        MqlLexer.LT,
                        MqlLexer.LE,
                        MqlLexer.GT,
                        MqlLexer.GE,
                        MqlLexer.COMMA,
                        MqlLexer.ARROW,
                        MqlLexer.PLUS,
                        MqlLexer.MINUS -> true;
                default -> false;
            };
        }
    }
}
