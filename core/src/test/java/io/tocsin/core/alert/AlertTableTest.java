package io.tocsin.core.alert;

import static io.tocsin.core.alert.AlertLife.at;
import static io.tocsin.core.event.Word.firing;
import static io.tocsin.core.event.Word.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Word;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Everything that can be heard of an alert or befall it, in every state. The table stands in {@code docs/concepts.md}. */
class AlertTableTest {

    private static final Path DOCS = Path.of("..", "docs", "concepts.md");
    private static final Path EXPECTED = Path.of("target", "alert-table.md");
    private static final Pattern HUMP = Pattern.compile("(?<!^)([A-Z])");
    private static final Duration PROMISE = Duration.ofHours(1);
    private static final Duration WAIT = Duration.ofMinutes(30);
    private static final Instant NOW = at("09:10:00");

    @Test
    void isTheTableOfTheDocs() throws IOException {
        String table = table();
        Files.createDirectories(EXPECTED.getParent());
        Files.writeString(EXPECTED, table);

        assertThat(Files.readString(DOCS))
                .as("The table as it is now is in core/%s", EXPECTED)
                .contains(table);
    }

    @Test
    void hasAColumnForEveryState() {
        assertThat(states().values().stream().map(life -> life.get().state.status()))
                .contains(Status.values());
    }

    private static String table() {
        StringBuilder table = new StringBuilder("| |");
        states().keySet().forEach(state -> table.append(' ').append(state).append(" |"));
        table.append("\n| --- |").append(" --- |".repeat(states().size())).append('\n');
        happenings().forEach((what, happening) -> {
            table.append("| ").append(what).append(" |");
            states().values()
                    .forEach(life -> table.append(' ')
                            .append(cell(life.get(), happening))
                            .append(" |"));
            table.append('\n');
        });
        return table.toString();
    }

    private static String cell(AlertLife life, Function<AlertLife, Effect> happening) {
        int before = life.events.size();
        Status from = life.state.status();
        Effect effect = happening.apply(life);
        List<AlertEvent> events = life.events.subList(before, life.events.size());
        if (events.isEmpty()) {
            return effect == Effect.LATE ? "late" : "–";
        }
        String told = events.stream().map(AlertTableTest::kebab).collect(Collectors.joining("`, `", "`", "`"));
        return life.state.status() == from ? told : told + " → " + life.state.status();
    }

    private static Map<String, Supplier<AlertLife>> states() {
        Map<String, Supplier<AlertLife>> states = new LinkedHashMap<>();
        states.put("none", AlertLife::new);
        states.put("PENDING", () -> after(life -> life.hears(waiting())));
        states.put("FIRING", () -> after(life -> life.hears(plain())));
        states.put(
                "UNKNOWN",
                () -> after(life -> {
                    life.hears(plain());
                    life.silences = new Silences(Map.of(plain().source(), at("09:05:00")));
                    life.passes(at("09:05:00"));
                    life.silences = Silences.NONE;
                }));
        states.put(
                "OK",
                () -> after(life -> {
                    life.hears(plain());
                    life.hears(ok(at("09:05:00")));
                }));
        return states;
    }

    private static Map<String, Function<AlertLife, Effect>> happenings() {
        Map<String, Function<AlertLife, Effect>> all = new LinkedHashMap<>();
        all.put("firing", life -> life.hears(firing(NOW).promising(PROMISE)));
        all.put(
                "firing, to wait",
                life -> life.hears(firing(NOW).promising(PROMISE).waiting(WAIT)));
        all.put("firing, by another source", life -> life.hears(firing(NOW).by("other")));
        all.put("firing, of a time before the last ok", life -> life.hears(firing(at("09:04:00")), NOW));
        all.put("ok", life -> life.hears(ok(NOW)));
        all.put("ok, of a time before the last firing word", life -> life.hears(ok(at("08:00:00")), NOW));
        all.put("an instant event", life -> life.hears(Word.instant(NOW)));
        all.put("the wait is over", life -> life.passes(at("09:31:00")));
        all.put("the promise is broken", life -> life.passes(at("11:00:00")));
        all.put("its source fell silent", life -> {
            life.silences = new Silences(Map.of(plain().source(), NOW));
            return life.passes(NOW);
        });
        return all;
    }

    private static Word plain() {
        return firing(at("09:00:00")).promising(PROMISE);
    }

    private static Word waiting() {
        return plain().waiting(WAIT);
    }

    private static AlertLife after(Consumer<AlertLife> past) {
        AlertLife life = new AlertLife();
        past.accept(life);
        return life;
    }

    private static String kebab(AlertEvent event) {
        return HUMP.matcher(event.getClass().getSimpleName()).replaceAll("-$1").toLowerCase(Locale.ROOT);
    }
}
