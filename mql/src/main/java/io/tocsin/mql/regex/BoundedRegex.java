package io.tocsin.mql.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** Tells which regular expressions cannot become large or slow: RE2 matches in linear time, and programs are bounded. */
public final class BoundedRegex {

    private BoundedRegex() {}

    /**
     * What is a choice of texts in truth may be as long as it likes: it need not be run as a program.
     *
     * @param program the highest number of instructions
     * @param depth of nested groups
     */
    public static Result check(String regex, int program, int depth) {
        if (LiteralRegex.of(regex).isPresent()) {
            return new Compiled();
        }
        RegexSize size = RegexSize.of(regex, program, depth);
        if (size.depth() > depth) {
            return new TooDeep();
        }
        if (size.instructions() > program) {
            return new TooBig();
        }
        try {
            Pattern pattern = Pattern.compile(regex);
            return pattern.programSize() > program ? new TooBig() : new Compiled();
        } catch (PatternSyntaxException e) {
            return new Wrong(e.getDescription(), e.getPattern() == null ? "" : e.getPattern());
        }
    }

    /** What became of it. */
    public sealed interface Result {}

    /** It is right, and small enough. */
    public record Compiled() implements Result {}

    /** Its program would have more instructions than allowed. */
    public record TooBig() implements Result {}

    /** Its groups are nested deeper than allowed. */
    public record TooDeep() implements Result {}

    /**
     * @param place the part of the expression that is wrong
     */
    public record Wrong(String description, String place) implements Result {}
}
