package io.tocsin.core.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.tocsin.core.event.Event;
import io.tocsin.core.event.Fingerprint;
import io.tocsin.core.message.Format;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bodies as Prometheus 2.42, vmalert 1.79 and Alertmanager 0.25 really sent them (only hosts and days are changed), and what
 * is read out of them. What a released version reads never changes.
 */
class GoldenTest {

    @ParameterizedTest
    @CsvSource({
        "ALERTMANAGER_V2, prometheus-firing.json",
        "ALERTMANAGER_V2, prometheus-resolved.json",
        "ALERTMANAGER_V2, prometheus-plk.json",
        "ALERTMANAGER_V2, vmalert-firing.json",
        "ALERTMANAGER_V2, vmalert-plk.json",
        "ALERTMANAGER_WEBHOOK, alertmanager-webhook-firing.json",
        "ALERTMANAGER_WEBHOOK, alertmanager-webhook-resolved.json",
        "MADISON_CUSTOM, custom-deploy.json",
        "NATIVE, native-events.json",
        "NATIVE, native-lines.ndjson"
    })
    void readsWhatItAlwaysRead(Format format, String file) {
        Reading reading = read(format, file);

        assertThat(reading.faults()).isEmpty();
        assertThat(reading.events().stream().map(GoldenTest::lines).collect(Collectors.joining("\n")))
                .isEqualTo(text(file.replaceFirst("\\.[a-z]+$", ".events")));
    }

    @Test
    void theWayInDoesNotCount() {
        assertThat(fingerprint(Format.ALERTMANAGER_V2, "prometheus-firing.json"))
                .isEqualTo(fingerprint(Format.ALERTMANAGER_V2, "prometheus-resolved.json"))
                .isEqualTo(fingerprint(Format.ALERTMANAGER_WEBHOOK, "alertmanager-webhook-firing.json"));
        assertThat(fingerprint(Format.ALERTMANAGER_V2, "prometheus-plk.json"))
                .isEqualTo(fingerprint(Format.ALERTMANAGER_WEBHOOK, "alertmanager-webhook-resolved.json"));
    }

    private static Fingerprint fingerprint(Format format, String file) {
        return read(format, file).events().getFirst().fingerprint();
    }

    private static Reading read(Format format, String file) {
        String type = file.endsWith(".ndjson") ? "application/x-ndjson" : "application/json";
        byte[] body = text(file).getBytes(StandardCharsets.UTF_8);
        return Formats.read(Read.delivery(format, type, body), Read.SENDER);
    }

    private static String lines(Event event) {
        return Arrays.stream(Event.class.getRecordComponents())
                .map(component -> component.getName() + "=" + value(component, event) + "\n")
                .collect(Collectors.joining());
    }

    private static Object value(RecordComponent component, Event event) {
        try {
            return String.valueOf(component.getAccessor().invoke(event));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(GoldenTest.class.getResourceAsStream("/format/" + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
