package io.tocsin.core.alert;

import io.tocsin.core.event.Signal;
import io.tocsin.core.event.Word;
import io.tocsin.core.severity.Severity;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Words that sources may say, in any order, late or early, one or many sources and thresholds. */
record RandomWords(Random random) {

    private static final List<String> SOURCES = List.of("one", "two", "webhook");

    private record Threshold(String name, Severity severity) {}

    private static final List<Threshold> THRESHOLDS = List.of(
            new Threshold("", Severity.S4),
            new Threshold("warning", Severity.S5),
            new Threshold("critical", Severity.S2));

    Word next(Instant now) {
        if (random.nextInt(25) == 0) {
            return Word.instant(about(now));
        }
        Instant at = about(now);
        Word word = random.nextInt(3) == 0 ? Word.ok(at) : Word.firing(at);
        Threshold threshold = THRESHOLDS.get(random.nextInt(4) == 0 ? random.nextInt(3) : 0);
        Severity severity = random.nextInt(20) == 0 ? Severity.S1 : threshold.severity();
        return word.by(SOURCES.get(random.nextInt(SOURCES.size())))
                .as(severity, threshold.name())
                .since(random.nextInt(3) == 0 ? at.minusSeconds(random.nextInt(900)) : null)
                .waiting(maybe(Duration.ofSeconds(random.nextInt(600))))
                .promising(word.signal() == Signal.FIRING ? maybe(Duration.ofSeconds(30 + random.nextInt(400))) : null)
                .saying("say " + random.nextInt(3));
    }

    Instant later(Instant now) {
        return switch (random.nextInt(4)) {
            case 0 -> now;
            case 1 -> now.plusMillis(random.nextInt(2_000));
            case 2 -> now.plusSeconds(random.nextInt(120));
            default -> now.plusSeconds(random.nextInt(900));
        };
    }

    private Instant about(Instant now) {
        return switch (random.nextInt(8)) {
            case 0 -> now.minusMillis(random.nextInt(600_000));
            case 1 -> now.minusSeconds(random.nextInt(60)).truncatedTo(ChronoUnit.SECONDS);
            case 2 -> now.plusMillis(random.nextInt(120_000));
            default -> now;
        };
    }

    private @Nullable Duration maybe(Duration duration) {
        return random.nextBoolean() ? duration : null;
    }
}
