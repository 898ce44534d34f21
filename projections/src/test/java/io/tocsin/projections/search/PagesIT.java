package io.tocsin.projections.search;

import static io.tocsin.projections.search.Asked.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tocsin.core.severity.Severity;
import io.tocsin.mql.ast.Query;
import io.tocsin.mql.format.Formatter;
import io.tocsin.mql.schema.Field;
import io.tocsin.projections.Samples;
import io.tocsin.projections.Tables;
import io.tocsin.projections.labels.LabelHash;
import io.tocsin.projections.page.BadPageRequest;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import io.tocsin.projections.page.TextCursor;
import io.tocsin.projections.queue.IncidentQueue;
import io.tocsin.projections.queue.IncidentView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PagesIT {

    private static final int INCIDENTS = 83;

    private final Tables tables = new Tables();
    private final IncidentSearch search = new IncidentSearch(tables.live, Duration.ofSeconds(20), new ValueMemory());

    @BeforeEach
    void happen() {
        Random random = new Random(3);
        List<Object> events = new ArrayList<>();
        for (int i = 1; i <= INCIDENTS; i++) {
            events.add(Samples.fired(i, i));
            events.add(Samples.opened(i, random.nextInt(5), i));
            if (random.nextBoolean()) {
                events.add(Samples.taken(i, 10L + random.nextInt(3), "@p" + random.nextInt(3)));
            }
            if (random.nextInt(4) == 0) {
                events.add(Samples.severityRaised(i, 20, Severity.S1));
            }
            if (random.nextInt(4) == 0) {
                events.add(Samples.closed(i, 30));
            }
        }
        tables.happen(events.toArray());
    }

    @AfterEach
    void close() {
        tables.close();
    }

    @Test
    void haveEveryIncidentOnceInEveryOrder() {
        for (Field field :
                Arrays.stream(Field.values()).filter(Field::orderable).toList()) {
            for (String direction : List.of("", " desc")) {
                String text = "order by severity desc, " + field.word() + direction;
                Query query = query(field == Field.SEVERITY ? "order by severity" + direction : text);
                assertThat(walk(query, 7))
                        .as(text)
                        .hasSize(INCIDENTS)
                        .isEqualTo(search.numbers(query, tables.now, Integer.MAX_VALUE));
            }
        }
    }

    /** Few of them are among the first of the queue: some ways go on looking, others turn to the candidates. */
    @Test
    void areTheSameHoweverTheyAreFound() {
        Reader reader = new Reader(tables.live, Duration.ofSeconds(20));
        List<IncidentSearch> ways = List.of(
                search,
                new IncidentSearch(reader, new ValueMemory(), 0, IncidentPlanner.STEP),
                new IncidentSearch(reader, new ValueMemory(), IncidentPlanner.PAGE, 0));
        for (String text : List.of(
                "trigger = DiskFull",
                "~host = h80",
                "~host in (h3, h79, h80, h81) and status != taken",
                "~host in (h3, h79, h80, h81) and status = new",
                "trigger = DiskFull and severity = S1 order by opened desc, holder",
                "trigger = DiskFull and status in (new, taken) and number > 40")) {
            List<Long> all = ways.getFirst().numbers(query(text), tables.now, Integer.MAX_VALUE);
            for (IncidentSearch way : ways) {
                assertThat(walk(way, query(text), 1)).as(text).isEqualTo(all);
                assertThat(walk(way, query(text), 40)).as(text).isEqualTo(all);
            }
        }
    }

    @Test
    void areInTheOrderOfTheQueueWhenNothingIsSaid() {
        List<Long> queue =
                tables.queue.page(IncidentQueue.Which.ALL, PageRequest.first(500), tables.now).items().stream()
                        .map(IncidentView::number)
                        .toList();

        assertThat(walk(query(""), 10)).isEqualTo(queue);
        assertThat(search.page(query(""), PageRequest.first(500), tables.now).items())
                .isEqualTo(tables.queue
                        .page(IncidentQueue.Which.ALL, PageRequest.first(500), tables.now)
                        .items());
    }

    @Test
    void endWithTheLimitOfTheQuery() {
        assertThat(walk(query("limit 20"), 7)).hasSize(20);
        assertThat(walk(query("limit 21"), 7)).hasSize(21);
        assertThat(walk(query("limit 3"), 7)).hasSize(3);
    }

    @Test
    void areOfTheMomentOfTheFirst() {
        Query query = query("duration > 1h");
        tables.now = Samples.at(3_602);
        Page<IncidentView> first = search.page(query, PageRequest.first(1), tables.now);
        List<Long> all = search.numbers(query, tables.now, Integer.MAX_VALUE);

        tables.now = Samples.at(9_000_000);
        Page<IncidentView> rest = search.page(query, new PageRequest(500, first.next()), tables.now);

        assertThat(rest.items().stream().map(IncidentView::number)).isEqualTo(all.subList(1, all.size()));
    }

    @Test
    void refuseACursorThatIsNotTheirs() {
        Query query = query("order by holder");
        String other = search.page(query("order by holder desc"), PageRequest.first(5), tables.now)
                .next();
        String own = search.page(query, PageRequest.first(5), tables.now).next();
        assertThat(search.page(query, new PageRequest(5, own), tables.now).items())
                .hasSize(5);
        for (String cursor : Arrays.asList(other, "nonsense!", "W10", "WyJhIiwi")) {
            assertThatExceptionOfType(BadPageRequest.class)
                    .isThrownBy(() -> search.page(query, new PageRequest(5, cursor), tables.now));
        }
    }

    @Test
    void refuseWhatWasForged() {
        Query query = query("order by opened, holder");
        String list = Long.toHexString(LabelHash.of(Formatter.format(query)));
        TextCursor forge = new TextCursor(list, 5);
        for (List<String> keys : List.of(
                List.of("x", "1", "0", "@p", "1"),
                List.of("1", "x", "0", "@p", "1"),
                List.of("1", "9", "9223372036854775807", "@p", "1"),
                List.of("1", "9", "0", "\u0000", "1"),
                List.of("1", "9", "0", "@p", "'; DROP"))) {
            assertThatExceptionOfType(BadPageRequest.class)
                    .as("%s", keys)
                    .isThrownBy(
                            () -> search.page(query, new PageRequest(5, forge.write(List.copyOf(keys))), tables.now));
        }
    }

    @Test
    void knowOnlyThePresentAndSearches() {
        assertThatExceptionOfType(Unanswered.class)
                .isThrownBy(() -> search.page(query("as of now - 1h"), PageRequest.first(5), tables.now));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> search.page(query("| count"), PageRequest.first(5), tables.now));
    }

    private List<Long> walk(Query query, int limit) {
        return walk(search, query, limit);
    }

    private List<Long> walk(IncidentSearch search, Query query, int limit) {
        List<Long> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<IncidentView> page = search.page(query, new PageRequest(limit, cursor), tables.now);
            page.items().forEach(i -> seen.add(i.number()));
            cursor = page.next();
        } while (cursor != null);
        return seen;
    }
}
