package io.tocsin.api.message;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.incident.Actor;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/messages")
@Tag(name = "Messages", description = "Deliveries, kept as they came")
class MessageController {

    private final MessageBook messages;

    MessageController(MessageBook messages) {
        this.messages = messages;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The messages that came", description = "Newest first.")
    Page<MessageView> list(
            @Parameter(description = "`received` (understood, at least in part) or `rejected`; without it, both")
                    @RequestParam(required = false)
                    @Nullable String state,
            @Parameter(
                            description =
                                    "Those of one source alone; a page may hold fewer than `limit`, though `next` tells of more")
                    @RequestParam(required = false)
                    @Nullable String source,
            @Parameter(description = "How many at most, 1 … 500") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable String cursor) {
        return messages.page(state, source, new PageRequest(limit, cursor));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One message")
    MessageView one(@PathVariable String id) {
        return messages.view(id);
    }

    @GetMapping("/{id}/body")
    @Operation(summary = "Its body, byte for byte", description = "With the content type that its sender gave it.")
    ResponseEntity<byte[]> body(@PathVariable String id) {
        MessageView message = messages.view(id);
        byte[] body = messages.body(id);
        ContentDisposition file =
                ContentDisposition.attachment().filename(message.id()).build();
        return ResponseEntity.ok()
                .contentType(mediaType(message.contentType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .body(body);
    }

    @PostMapping(path = "/{id}/redeliver", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(
            summary = "Take the body of a message that was not understood as a new one",
            description =
                    "Once the rulebook or Tocsin understands more of it. Answers the new message, whose `idempotencyKey`"
                            + " names the old one; a second time nothing is changed, and the answer is the same.")
    @ApiResponse(responseCode = "200", description = "The new message")
    @ApiResponse(responseCode = "400", description = "No more of it is understood than before; nothing was changed")
    @ApiResponse(responseCode = "404", description = "No such message, or its body was dropped")
    @ApiResponse(responseCode = "409", description = "All of it was understood at first")
    MessageView redeliver(
            @PathVariable String id, @RequestHeader(name = Actor.HEADER, required = false) @Nullable String user) {
        return messages.redeliver(id, Actor.of(user));
    }

    private static MediaType mediaType(String contentType) {
        try {
            return MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException e) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }
}
