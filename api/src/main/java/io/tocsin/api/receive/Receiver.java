package io.tocsin.api.receive;

import io.tocsin.api.problem.Problem;
import io.tocsin.api.problem.ProblemType;
import io.tocsin.core.intake.Intake;
import io.tocsin.core.intake.OverloadedException;
import io.tocsin.core.intake.Receipt;
import io.tocsin.core.intake.UnavailableException;
import io.tocsin.core.message.Delivery;
import io.tocsin.core.message.Format;
import io.tocsin.core.message.MessageId;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.ObjectMapper;

/** One request from monitoring: reads its body, hands it to the intake, waits until it is stored, answers. */
final class Receiver {

    private static final int ANSWER_WITHIN_SECONDS = 30;
    private static final int LONGEST_KEY = 256;

    private final Intake intake;
    private final Bodies bodies;
    private final InstantSource clock;
    private final ObjectMapper json;

    Receiver(Intake intake, Bodies bodies, InstantSource clock, ObjectMapper json) {
        this.intake = intake;
        this.bodies = bodies;
        this.clock = clock;
        this.json = json;
    }

    /** How a stored message is answered. */
    enum Answer {
        /** 200 and nothing else; a fault anywhere makes it a 400. vmalert takes no other success than 200. */
        EMPTY,
        /** 200 and what became of each event; a 400 only when nothing was understood. */
        OUTCOMES
    }

    void receive(
            HttpServletRequest request,
            HttpServletResponse response,
            Optional<String> source,
            Format format,
            Answer how)
            throws IOException {
        if (source.isEmpty()) {
            refuse(response, HttpStatus.BAD_REQUEST, "Expected a source name of letters, digits and . _ : -");
            return;
        }
        String type = request.getContentType();
        if (type != null && !isJson(type)) {
            refuse(response, HttpStatus.UNSUPPORTED_MEDIA_TYPE, "Expected the Content-Type application/json");
            return;
        }
        String key = request.getHeader("Idempotency-Key");
        if (key != null && (key.isBlank() || key.length() > LONGEST_KEY)) {
            refuse(
                    response,
                    HttpStatus.BAD_REQUEST,
                    "Expected an Idempotency-Key of 1 to " + LONGEST_KEY + " characters");
            return;
        }
        try {
            byte[] body = bodies.read(request);
            Instant now = clock.instant();
            String contentType = type == null ? "application/json" : type;
            Delivery delivery =
                    new Delivery(MessageId.next(now), source.get(), format, contentType, body, now, key, null);
            answer(response, stored(delivery), how);
        } catch (Bodies.Refused e) {
            refuse(response, HttpStatus.valueOf(e.status()), String.valueOf(e.getMessage()));
        } catch (OverloadedException | UnavailableException e) {
            response.setHeader("Retry-After", "1");
            Problem.of(
                            HttpStatus.SERVICE_UNAVAILABLE,
                            ProblemType.UNAVAILABLE,
                            String.valueOf(e.getMessage()),
                            List.of())
                    .writeTo(response);
        }
    }

    private Receipt stored(Delivery delivery) {
        try {
            return intake.submit(delivery).get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnavailableException unavailable) {
                throw unavailable;
            }
            throw new IllegalStateException("The intake failed", e.getCause());
        } catch (TimeoutException e) {
            throw new OverloadedException(
                    "Expected the message to be stored within " + ANSWER_WITHIN_SECONDS + " s, but it still waits");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OverloadedException("Expected a running server, but it is stopping");
        }
    }

    private void answer(HttpServletResponse response, Receipt receipt, Answer how) throws IOException {
        boolean faulty = !receipt.faults().isEmpty();
        if (receipt.rejected() || (faulty && how == Answer.EMPTY)) {
            String detail = receipt.rejected()
                    ? "The message was not understood; it is kept as " + receipt.message()
                    : receipt.events().size() + " events were stored, "
                            + receipt.faults().size() + " faults were found; the message is kept as "
                            + receipt.message();
            Problem.of(HttpStatus.BAD_REQUEST, ProblemType.MALFORMED, detail, receipt.faults())
                    .writeTo(response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_OK);
        if (how == Answer.OUTCOMES) {
            byte[] body = json.writeValueAsBytes(Answers.of(receipt));
            response.setContentType("application/json");
            response.setContentLength(body.length);
            response.getOutputStream().write(body);
        }
    }

    private static void refuse(HttpServletResponse response, HttpStatus status, String detail) throws IOException {
        Problem.of(status, ProblemType.of(status), detail, List.of()).writeTo(response);
    }

    private static boolean isJson(String contentType) {
        int semicolon = contentType.indexOf(';');
        String type = (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
        return type.equals("application/json")
                || type.equals("application/x-ndjson")
                || (type.startsWith("application/") && type.endsWith("+json"));
    }
}
