package io.tocsin.mql.format;

import io.tocsin.mql.ast.Moment;
import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.ast.Value;
import io.tocsin.mql.schema.Field;
import io.tocsin.mql.schema.Type;
import io.tocsin.mql.time.Durations;
import io.tocsin.mql.time.Moments;
import java.util.regex.Pattern;

/** Writes names and values. */
final class ValueText {

    /** What is one word wherever a label's name or a target is expected. */
    private static final Pattern BARE =
            Pattern.compile("(?!#+$)[\\p{L}\\p{M}\\p{N}_./:*@#-]*[\\p{L}\\p{M}\\p{N}_./:*@#]");

    private ValueText() {}

    static boolean isBare(String text) {
        return BARE.matcher(text).matches();
    }

    static String operand(Operand operand) {
        return switch (operand) {
            case Operand.OfField(Field field) -> field.word();
            case Operand.OfLabel(String name) -> label(name);
        };
    }

    static String label(String name) {
        return "~" + (isBare(name) ? name : quoted(name));
    }

    static String of(Value value) {
        return switch (value) {
            case Value.Text(String text) -> quoted(text);
            case Value.Whole(long number) -> Long.toString(number);
            case Value.Grade(int level) -> "S" + level;
            case Value.Length(var duration) -> Durations.write(duration);
            case Moment.Fixed fixed -> quoted(Moments.write(fixed));
            case Moment.Relative relative -> Moments.write(relative);
        };
    }

    /** Of an enumerated field a word, which is never quoted; else as {@link #of(Value)}. */
    static String of(Operand operand, Value value) {
        boolean word = operand instanceof Operand.OfField(Field field) && field.type() == Type.ENUM;
        return word && value instanceof Value.Text(String text) ? text : of(value);
    }

    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> append(quoted, c));
        return quoted.append('"').toString();
    }

    private static void append(StringBuilder quoted, int c) {
        switch (c) {
            case '"' -> quoted.append("\\\"");
            case '\\' -> quoted.append("\\\\");
            case '\n' -> quoted.append("\\n");
            case '\t' -> quoted.append("\\t");
            default -> {
                if (Character.isISOControl(c)
                        || Character.getType(c) == Character.FORMAT
                        || c == 0x2028
                        || c == 0x2029) {
                    String.valueOf(Character.toChars(c)).chars().forEach(u -> quoted.append("\\u%04x".formatted(u)));
                } else {
                    quoted.appendCodePoint(c);
                }
            }
        }
    }
}
