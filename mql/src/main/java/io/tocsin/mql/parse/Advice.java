package io.tocsin.mql.parse;

import io.tocsin.mql.grammar.MqlParser;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What people mean who write what is not MQL. Most of it comes from another language that they know better.
 *
 * @param expected replaces what the grammar says; null when the grammar says it well
 * @param but likewise
 * @param suggestion a whole sentence, or null
 */
record Advice(
        @Nullable String expected,
        @Nullable String but,
        @Nullable String suggestion) {

    private static final Map<String, String> SIGNS = Map.ofEntries(
            Map.entry("==", "="),
            Map.entry("===", "="),
            Map.entry("<>", "!="),
            Map.entry("=>", ">="),
            Map.entry("=<", "<="),
            Map.entry("~=", "=~"),
            Map.entry("==~", "=~"),
            Map.entry("~", "=~"),
            Map.entry("!=~", "!~"),
            Map.entry("!", "not"),
            Map.entry("&&", "and"),
            Map.entry("&", "and"),
            Map.entry("||", "or"));

    private static final Map<String, String> VERBS = Map.ofEntries(
            Map.entry("is", "="),
            Map.entry("eq", "="),
            Map.entry("equals", "="),
            Map.entry("contains", "=~"),
            Map.entry("like", "=~"),
            Map.entry("matches", "=~"),
            Map.entry("startswith", "=~ \"^…\""),
            Map.entry("endswith", "=~ \"…$\""));

    private static final Map<String, String> MARKS = Map.ofEntries(
            Map.entry("“", "Write straight quotes: `\"…\"`."),
            Map.entry("”", "Write straight quotes: `\"…\"`."),
            Map.entry("„", "Write straight quotes: `\"…\"`."),
            Map.entry("‘", "Write straight quotes: `'…'`."),
            Map.entry("’", "Write straight quotes: `'…'`."),
            Map.entry("«", "Write straight quotes: `\"…\"`."),
            Map.entry("`", "Write straight quotes: `\"…\"`."),
            Map.entry("{", "Matchers need no braces here: `~label = \"value\" and ~other = \"value\"`."),
            Map.entry("}", "Matchers need no braces here: `~label = \"value\" and ~other = \"value\"`."),
            Map.entry("[", "A list is written in parentheses: `in (\"a\", \"b\")`."),
            Map.entry("]", "A list is written in parentheses: `in (\"a\", \"b\")`."),
            Map.entry(";", "One text holds one query; conditions are joined by `and` or `or`."));

    private static final Advice NONE = new Advice(null, null, null);
    private static final Advice JOIN = new Advice(null, null, "Conditions are joined by `and` or `or`.");

    static Advice on(Around around) {
        String next = around.next().getText();
        return switch (around.next().getType()) {
            case MqlParser.UNCLOSED ->
                new Advice("a closing quote for the text that begins here", "there is none on this line", null);
            case MqlParser.FOREIGN -> write(SIGNS.get(next));
            case MqlParser.OTHER -> onMark(next);
            case MqlParser.WORD -> onWord(around, next);
            case MqlParser.STRING -> onText(around);
            case MqlParser.LABEL -> onLabel(around);
            case MqlParser.LPAREN -> onParenthesis(around);
            case MqlParser.COMMA -> onComma(around);
            case MqlParser.EQ, MqlParser.MATCHES -> onSign(around, next);
            case MqlParser.NOT, MqlParser.HAS, MqlParser.EACH -> around.betweenConditions() ? JOIN : NONE;
            default -> NONE;
        };
    }

    private static Advice write(@Nullable String right) {
        return right == null ? NONE : suggest("Write `" + right + "`.");
    }

    private static Advice suggest(String suggestion) {
        return new Advice(null, null, suggestion);
    }

    private static Advice onMark(String mark) {
        String sign = SIGNS.get(mark);
        if (sign != null) {
            return write(sign);
        }
        return suggest(MARKS.getOrDefault(mark, "A value with such a character is written in quotes: `\"…\"`."));
    }

    private static Advice onWord(Around around, String word) {
        String verb = VERBS.get(word.toLowerCase(Locale.ROOT));
        if (verb != null && around.typeBefore(1) == MqlParser.NOT) {
            return write(verb.equals("=") ? "!=" : verb.replace("=~", "!~"));
        }
        if (!around.behindName()) {
            return around.betweenConditions() ? JOIN : NONE;
        }
        if (verb != null) {
            return write(verb);
        }
        return around.typeBefore(1) == MqlParser.WORD
                ? suggest("Free words are written in quotes: `\"" + around.words() + "\"`.")
                : NONE;
    }

    private static Advice onText(Around around) {
        if (around.typeBefore(1) == MqlParser.IN) {
            return suggest("A list is written in parentheses, also one of a single value: `in (\"a\", \"b\")`.");
        }
        if (!around.behindName()) {
            return around.betweenConditions() ? JOIN : NONE;
        }
        String name = around.text(Objects.requireNonNull(around.before(1)));
        return suggest("Did you mean `" + name + " = " + around.text(around.next()) + "`?");
    }

    private static Advice onLabel(Around around) {
        if (!around.behindSign()) {
            return around.betweenConditions() ? JOIN : NONE;
        }
        return around.typeBefore(1) == MqlParser.EQ
                ? suggest(
                        "A label cannot be compared with another name; a regular expression is matched by `=~`, in one piece.")
                : suggest("A label can be compared with a value only, not with another label.");
    }

    private static Advice onParenthesis(Around around) {
        return switch (around.typeBefore(1)) {
            case MqlParser.EQ -> write("in ( … )");
            case MqlParser.NE -> write("not in ( … )");
            default -> around.betweenConditions() ? JOIN : NONE;
        };
    }

    private static Advice onComma(Around around) {
        return around.betweenConditions() ? JOIN : NONE;
    }

    private static Advice onSign(Around around, String sign) {
        if (around.typeBefore(1) != MqlParser.NOT) {
            return NONE;
        }
        return write(sign.equals("=") ? "!=" : "!~");
    }
}
