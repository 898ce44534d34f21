package io.tocsin.api.alertmanager;

import io.tocsin.api.alertmanager.Matcher.Operator;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.mute.SilenceMatcher;
import io.tocsin.mql.format.Formatter;
import java.util.ArrayList;
import java.util.List;

/** The matchers of a silence, in MQL and against the matchers of a question. */
final class SilenceMatchers {

    private static final int MOST = 100;

    private SilenceMatchers() {}

    /**
     * The same in MQL.
     *
     * @throws ProblemException in Alertmanager's words, when they are none, or all hold of an empty value
     */
    static String mql(List<SilenceMatcher> matchers) {
        if (matchers.isEmpty()) {
            throw invalid("at least one matcher required");
        }
        if (matchers.size() > MOST) {
            throw invalid("at most " + MOST + " matchers allowed");
        }
        List<Matcher> all = new ArrayList<>();
        for (int i = 0; i < matchers.size(); i++) {
            all.add(matcher(i, matchers.get(i)));
        }
        if (all.stream().allMatch(Matcher::matchesEmpty)) {
            throw invalid("at least one matcher must not match the empty string");
        }
        return Formatter.format(new Matchers(all).expression());
    }

    /** Whether each of what is asked for is among them, word for word, as Alertmanager answers. */
    static boolean include(List<SilenceMatcher> matchers, Matchers asked) {
        return asked.all().stream()
                .allMatch(wanted -> matchers.stream()
                        .anyMatch(m -> m.name().equals(wanted.name())
                                && m.value().equals(wanted.value())
                                && operator(m) == wanted.operator()));
    }

    private static Matcher matcher(int index, SilenceMatcher matcher) {
        if (matcher.name().isEmpty()) {
            throw invalid("invalid label matcher " + index + ": invalid label name \"\"");
        }
        Operator operator = operator(matcher);
        try {
            return new Matcher(
                    matcher.name(),
                    operator,
                    matcher.value(),
                    operator.isPattern() ? Matchers.pattern(matcher.value()) : null);
        } catch (ProblemException e) {
            throw invalid("invalid label matcher " + index + ": invalid regular expression \"" + matcher.value()
                    + "\": " + e.problem().detail());
        }
    }

    private static Operator operator(SilenceMatcher matcher) {
        if (matcher.isRegex()) {
            return matcher.isEqual() ? Operator.MATCH : Operator.NO_MATCH;
        }
        return matcher.isEqual() ? Operator.EQUAL : Operator.NOT_EQUAL;
    }

    private static ProblemException invalid(String why) {
        return ProblemException.badArgument("invalid silence: " + why);
    }
}
