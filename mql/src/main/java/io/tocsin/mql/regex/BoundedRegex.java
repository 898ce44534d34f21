package io.tocsin.mql.regex;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

/** Compiles regular expressions that cannot become large or slow: RE2 matches in linear time, and programs are bounded. */
public final class BoundedRegex {

    private BoundedRegex() {}

    /**
     * @param program the highest number of instructions
     * @param depth of nested groups
     */
    public static Result compile(String regex, int program, int depth) {
        RegexSize size = RegexSize.of(regex, program, depth);
        if (size.depth() > depth) {
            return new TooDeep();
        }
        if (size.instructions() > program) {
            return new TooBig();
        }
        try {
            Pattern pattern = Pattern.compile(regex);
            return pattern.programSize() > program ? new TooBig() : new Compiled(pattern);
        } catch (PatternSyntaxException e) {
            return new Wrong(e.getDescription(), e.getPattern() == null ? "" : e.getPattern());
        }
    }

    /** What became of it. */
    public sealed interface Result {}

    public record Compiled(Pattern pattern) implements Result {}

    /** Its program would have more instructions than allowed. */
    public record TooBig() implements Result {}

    /** Its groups are nested deeper than allowed. */
    public record TooDeep() implements Result {}

    /**
     * @param place the part of the expression that is wrong
     */
    public record Wrong(String description, String place) implements Result {}
}
