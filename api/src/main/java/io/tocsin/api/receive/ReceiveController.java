package io.tocsin.api.receive;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.receive.Receiver.Answer;
import io.tocsin.core.message.Format;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/** The addresses that monitoring knows. */
@RestController
@Tag(name = "in", description = "What monitoring sends; a 2xx means: durably stored")
class ReceiveController {

    private final Receiver receiver;
    private final Sources sources;

    ReceiveController(Receiver receiver, Sources sources) {
        this.receiver = receiver;
        this.sources = sources;
    }

    @PostMapping({"/api/v2/alerts", "/api/v1/alerts"})
    @Operation(summary = "Alerts, as Prometheus and vmalert push them to an Alertmanager")
    void push(HttpServletRequest request, HttpServletResponse response) throws IOException {
        receiver.receive(request, response, Optional.of("prometheus"), Format.ALERTMANAGER_V2, Answer.EMPTY);
    }

    @PostMapping("/api/events/prometheus/{key}")
    @Operation(summary = "The same, the source chosen by its key")
    void pushByKey(@PathVariable String key, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        receiver.receive(request, response, sources.ofKey(key), Format.ALERTMANAGER_V2, Answer.EMPTY);
    }

    @PostMapping("/api/events/custom/{key}")
    @Operation(summary = "One custom event")
    void custom(@PathVariable String key, HttpServletRequest request, HttpServletResponse response) throws IOException {
        receiver.receive(request, response, sources.ofKey(key), Format.MADISON_CUSTOM, Answer.OUTCOMES);
    }

    @PostMapping({"/integrations/v1/alertmanager/{key}/", "/integrations/v1/alertmanager/{key}"})
    @Operation(summary = "Alertmanager's webhook, version 4")
    void webhook(@PathVariable String key, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        receiver.receive(request, response, sources.ofKey(key), Format.ALERTMANAGER_WEBHOOK, Answer.EMPTY);
    }

    @PostMapping("/api/v1/messages")
    @Operation(summary = "Tocsin's own events: one, {\"events\": […]}, an array, or NDJSON")
    void messages(
            @RequestHeader(name = "X-Tocsin-Source", required = false) @Nullable String source,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Optional<String> name = source == null ? Optional.of("native") : sources.named(source);
        receiver.receive(request, response, name, Format.NATIVE, Answer.OUTCOMES);
    }
}
