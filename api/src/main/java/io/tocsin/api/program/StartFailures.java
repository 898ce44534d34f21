package io.tocsin.api.program;

import io.tocsin.core.postgres.EmbeddedPostgresException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Makes a short text of a refusal to start, where Spring would print a long trace. */
final class StartFailures implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedToStartException refused) {
                return new FailureAnalysis(refused.getMessage(), refused.action(), failure);
            }
            if (cause instanceof EmbeddedPostgresException postgres) {
                return new FailureAnalysis(
                        postgres.getMessage(),
                        "Set tocsin.data-dir to another directory, or tocsin.postgres.url to a server of your own.",
                        failure);
            }
        }
        return null;
    }
}
