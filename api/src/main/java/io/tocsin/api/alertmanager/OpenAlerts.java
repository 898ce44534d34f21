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
    private final InstantSource clock;

    OpenAlerts(AlertSearch search, FreshAlerts fresh, InstantSource clock) {
        this.search = search;
        this.fresh = fresh;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param none nothing can fit: all alerts are active, and all are for the one receiver
     */
    record Question(boolean none, Expression which) {

        static Question of(HttpServletRequest request) {
            Expression which =
                    Matchers.parse(request.getParameterValues("filter")).expression();
            boolean active = !"false".equals(request.getParameter("active"));
            return new Question(!active || !isForTocsin(request.getParameter("receiver")), which);
        }

        private static boolean isForTocsin(@Nullable String receiver) {
            return receiver == null
                    || receiver.isEmpty()
                    || Matchers.pattern(receiver).matches(GettableAlert.TOCSIN.name());
        }
    }

    /** Hands them over one by one, those that began first first; however many there are, few are in memory. */
    void each(Question question, Consumer<GettableAlert> consumer) {
        if (question.none()) {
            return;
        }
        Instant now = clock.instant();
        search.eachOpen(question.which(), now, alert -> consumer.accept(open(alert, now)));
    }

    private GettableAlert open(AlertView alert, Instant now) {
        return GettableAlert.of(fresh.of(alert), fresh.promisedUntil(alert), now);
    }
}
