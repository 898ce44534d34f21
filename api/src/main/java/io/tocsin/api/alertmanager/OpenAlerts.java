package io.tocsin.api.alertmanager;

import io.tocsin.api.alert.FreshAlerts;
import io.tocsin.mql.ast.Expression;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.search.AlertSearch;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The alerts that fire or may still fire, as a request asks for them. */
@Component
class OpenAlerts {

    private final AlertSearch search;
    private final FreshAlerts fresh;
    private final HoldingMutes mutes;
    private final InstantSource clock;

    OpenAlerts(AlertSearch search, FreshAlerts fresh, HoldingMutes mutes, InstantSource clock) {
        this.search = search;
        this.fresh = fresh;
        this.mutes = mutes;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param active those that are not muted
     * @param silenced those that are
     */
    record Question(boolean active, boolean silenced, Expression which) {

        static Question of(HttpServletRequest request) {
            Expression which =
                    Matchers.parse(request.getParameterValues("filter")).expression();
            boolean ours = isForTocsin(request.getParameter("receiver"));
            return new Question(
                    ours && isWanted(request.getParameter("active")),
                    ours && isWanted(request.getParameter("silenced")),
                    which);
        }

        private static boolean isWanted(@Nullable String flag) {
            return !"false".equals(flag);
        }

        boolean wants(GettableAlert alert) {
            return alert.status().suppressed() ? silenced : active;
        }

        private static boolean isForTocsin(@Nullable String receiver) {
            return receiver == null
                    || receiver.isEmpty()
                    || Matchers.pattern(receiver).matches(GettableAlert.TOCSIN.name());
        }
    }

    /** Hands them over one by one, those that began first first; however many there are, few are in memory. */
    void each(Question question, Consumer<GettableAlert> consumer) {
        if (!question.active() && !question.silenced()) {
            return;
        }
        Instant now = clock.instant();
        search.eachOpen(question.which(), now, alert -> {
            GettableAlert open = open(alert, now);
            if (question.wants(open)) {
                consumer.accept(open);
            }
        });
    }

    private GettableAlert open(AlertView alert, Instant now) {
        return GettableAlert.of(fresh.of(alert), fresh.promisedUntil(alert), mutes.of(alert, now), now);
    }
}
