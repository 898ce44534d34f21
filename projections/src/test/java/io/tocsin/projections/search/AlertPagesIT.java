package io.tocsin.projections.search;

import static io.tocsin.projections.search.Asked.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.severity.Severity;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.Samples;
import io.tocsin.projections.Tables;
import io.tocsin.projections.alert.AlertView;
import io.tocsin.projections.page.BadPageRequest;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertPagesIT {

    private static final int ALERTS = 61;

    private final Tables tables = new Tables();
    private final AlertSearch search = new AlertSearch(tables.live, Duration.ofSeconds(20), new ValueMemory());

    @BeforeEach
    void happen() {
        Random random = new Random(5);
        List<Object> events = new ArrayList<>();
        for (int i = 1; i <= ALERTS; i++) {
            Severity severity = Severity.ofLevel(1 + random.nextInt(4));
            events.add(Samples.fired(i, random.nextInt(20), Samples.toldOf(i), severity, null));
            if (random.nextBoolean()) {
                events.add(Samples.opened(i, 20, i));
            }
            if (random.nextInt(3) == 0) {
                events.add(Samples.resolved(i, 30L + random.nextInt(9)));
            }
        }
        tables.happen(events.toArray());
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void haveEveryAlertOnceInEveryOrder() {
        List<String> fields = Arrays.stream(Field.values())
                .filter(field -> field.orderable() && field.level().ofAlert())
                .map(Field::word)
                .toList();
        for (String order : Stream.concat(
                        Stream.of(""),
                        fields.stream().flatMap(f -> Stream.of("order by " + f, "order by " + f + " desc")))
                .toList()) {
            List<Fingerprint> whole = walk(query(order), PageRequest.LARGEST_LIMIT);
            assertThat(walk(query(order), 7))
                    .as(order)
                    .doesNotHaveDuplicates()
                    .hasSize(ALERTS)
                    .isEqualTo(whole);
        }
    }

    @Test
    void areShownAsElsewhere() {
        Page<AlertView> page = search.page(query("~host = h4"), PageRequest.first(5), tables.now);

        assertThat(page.items()).containsExactly(tables.alert(4));
        assertThat(page.next()).isNull();
    }

    @Test
    void endWithTheLimitOfTheQuery() {
        assertThat(walk(query("limit 20"), 7)).hasSize(20);
    }

    @Test
    void refuseACursorThatIsNotTheirs() {
        String other = search.page(query("order by severity"), PageRequest.first(5), tables.now)
                .next();

        assertThatExceptionOfType(BadPageRequest.class)
                .isThrownBy(() -> search.page(query(""), new PageRequest(5, other), tables.now));
    }

    @Test
    void haveNoOrderOfIncidents() {
        assertThatExceptionOfType(Unanswered.class)
                .isThrownBy(() -> search.page(query("order by holder"), PageRequest.first(5), tables.now))
                .withMessage("Expected an order that alerts have, but `holder` belongs to the incident");
        assertThatExceptionOfType(Unanswered.class)
                .isThrownBy(() -> search.page(query("as of today"), PageRequest.first(5), tables.now))
                .withMessageContaining("about the past");
    }

    private List<Fingerprint> walk(Query query, int limit) {
        List<Fingerprint> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<AlertView> page = search.page(query, new PageRequest(limit, cursor), tables.now);
            page.items().forEach(alert -> seen.add(alert.fingerprint()));
            cursor = page.next();
        } while (cursor != null);
        return seen;
    }
}
