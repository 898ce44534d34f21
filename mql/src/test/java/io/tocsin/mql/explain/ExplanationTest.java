package io.tocsin.mql.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Range;
import io.tocsin.mql.schema.Vocabulary;
import org.junit.jupiter.api.Test;

class ExplanationTest {

    @Test
    void tellsWhoseValueIsMeant() {
        assertThat(explained("severity <= S3 and (trigger =~ \"^Kube\" or not ~x in (a)) and each(severity = S1)")
                        .render())
                .isEqualTo("""
                        all of
                            the incident's severity <= S3
                            any of
                                some alert's trigger =~ "^Kube" (that is, beginning with "Kube")
                                not
                                    some alert's ~x in ("a")
                            one and the same alert satisfies
                                its severity = S1
                        """);
    }

    @Test
    void tellsWhichRegularExpressionsAreNone() {
        assertThat(explained("~x =~ \"a|^b|c$|^d$\"").meaning())
                .endsWith("(that is, containing \"a\" or beginning with \"b\" or ending with \"c\" or equal to \"d\")");
        assertThat(explained("~x =~ \"a.c\"").meaning()).endsWith("(a regular expression)");
    }

    @Test
    void tellsWhereItWasWritten() {
        assertThat(explained("flapping and has ~x").parts().getLast().range()).isEqualTo(new Range(13, 19));
        assertThat(explained("").meaning()).isEqualTo("everything");
        assertThat(explained("\"a b\"").meaning()).endsWith("label value: \"a b\"");
    }

    private static Explanation explained(String text) {
        return switch (Mql.read(text, Vocabulary.incidents())) {
            case Reading.Understood understood -> Explanation.of(understood.query());
            case Reading.Refused refused -> throw new AssertionError(refused.render());
        };
    }
}
