package io.tocsin.api.alertmanager;

import io.tocsin.api.alert.FreshAlerts;
import io.tocsin.projections.alert.AlertBook;
import io.tocsin.projections.alert.AlertView;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The alerts that fire or may still fire, as a request asks for them. */
@Component
class OpenAlerts {

    private final AlertBook book;
    private final FreshAlerts fresh;
    private final InstantSource clock;

    OpenAlerts(AlertBook book, FreshAlerts fresh, InstantSource clock) {
        this.book = book;
        this.fresh = fresh;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param none nothing can fit: all alerts are active, and all are for the one receiver
     */
    record Question(boolean none, Matchers matchers) {

        static Question of(HttpServletRequest request) {
            Matchers matchers = Matchers.parse(request.getParameterValues("filter"));
            boolean active = !"false".equals(request.getParameter("active"));
            return new Question(!active || !isForTocsin(request.getParameter("receiver")), matchers);
        }

        private static boolean isForTocsin(@Nullable String receiver) {
            return receiver == null
                    || receiver.isEmpty()
                    || Matchers.pattern(receiver).matches(GettableAlert.TOCSIN.name());
        }
    }

    /** Hands them over one by one, by fingerprint; however many there are, few are in memory. */
    void each(Question question, Consumer<GettableAlert> consumer) {
        if (question.none()) {
            return;
        }
        Instant now = clock.instant();
        book.eachOpen(now, alert -> {
            GettableAlert open = open(alert, now);
            if (question.matchers().match(open.labels())) {
                consumer.accept(open);
            }
        });
    }

    private GettableAlert open(AlertView alert, Instant now) {
        return GettableAlert.of(fresh.of(alert), fresh.promisedUntil(alert), now);
    }
}
