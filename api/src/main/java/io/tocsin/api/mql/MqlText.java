package io.tocsin.api.mql;

import io.swagger.v3.oas.annotations.media.Schema;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.mql.Mql;
import io.tocsin.mql.Reading;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Vocabulary;
import org.jspecify.annotations.Nullable;

/**
 * @param scope what the text is about: {@code incidents} (default) or {@code alerts}, as in a rule
 * @param cursor offset in UTF-16 units; null means the end
 */
@Schema(name = "Mql")
record MqlText(
        @Schema(example = "project = shop and severity <= S3") @Nullable String text,

        @Schema(example = "incidents") @Nullable String scope,
        @Nullable Integer cursor) {

    static MqlText required(@Nullable MqlText text) {
        if (text == null || text.text == null) {
            throw wrong("Expected {\"text\": \"…\"}, but there is no text");
        }
        return text;
    }

    String written() {
        return text == null ? "" : text;
    }

    int cursorOrEnd() {
        return cursor == null ? written().length() : cursor;
    }

    Reading read(Vocabularies vocabularies) {
        return Mql.read(written(), vocabulary(vocabularies));
    }

    boolean isAboutAlerts() {
        return "alerts".equals(scope);
    }

    /** @throws ProblemException with every mistake when the text is not understood */
    Query query(Vocabularies vocabularies) {
        return Queries.understood(read(vocabularies));
    }

    Vocabulary vocabulary(Vocabularies vocabularies) {
        return switch (scope == null ? "incidents" : scope) {
            case "incidents" -> vocabularies.incidents();
            case "alerts" -> vocabularies.alerts();
            default -> throw wrong("Expected the scope incidents or alerts, but it is \"" + scope + '"');
        };
    }

    private static ProblemException wrong(String detail) {
        return ProblemException.badArgument(detail);
    }
}
