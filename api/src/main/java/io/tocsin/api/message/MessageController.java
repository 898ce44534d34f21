package io.tocsin.api.message;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.core.message.MessageEvent;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.store.MessageLog;
import io.tocsin.projections.message.RejectedMessages;
import io.tocsin.projections.page.Cursor;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/messages")
@Tag(name = "Messages", description = "Deliveries, kept as they came")
class MessageController {

    private static final Cursor CURSOR = new Cursor("messages", 1);
    private static final List<Long> NEWEST = List.of(Long.MAX_VALUE);

    private final MessageLog messages;
    private final RejectedMessages rejected;

    MessageController(MessageLog messages, RejectedMessages rejected) {
        this.messages = messages;
        this.rejected = rejected;
    }

    @GetMapping(produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "The messages that came", description = "Newest first.")
    Page<MessageView> list(
            @Parameter(description = "`received` (understood, at least in part) or `rejected`; without it, both")
                    @RequestParam(required = false)
                    @Nullable String state,
            @Parameter(description = "How many at most, 1 … 500") @RequestParam(defaultValue = "50") int limit,
            @Parameter(description = "The `next` of the page before") @RequestParam(required = false) @Nullable String cursor) {
        PageRequest request = new PageRequest(limit, cursor);
        State wanted = State.parse(state);
        return wanted == State.REJECTED
                ? rejected.page(request).map(MessageView::of)
                : log(request, wanted == State.RECEIVED).map(entry -> MessageView.of(entry.event()));
    }

    @GetMapping(path = "/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
    @Operation(summary = "One message")
    MessageView one(@PathVariable String id) {
        return MessageView.of(find(id));
    }

    @GetMapping("/{id}/body")
    @Operation(summary = "Its body, byte for byte", description = "With the content type that its sender gave it.")
    ResponseEntity<byte[]> body(@PathVariable String id) {
        MessageEvent message = find(id);
        byte[] body = messages.body(message.id())
                .orElseThrow(() -> ProblemException.notFound(
                        "Expected the body of " + id + ", but its time is over and it was dropped"));
        ContentDisposition file = ContentDisposition.attachment()
                .filename(message.id().toString())
                .build();
        return ResponseEntity.ok()
                .contentType(mediaType(message.envelope().contentType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, file.toString())
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .body(body);
    }

    private Page<MessageLog.Entry> log(PageRequest request, boolean receivedOnly) {
        long before = CURSOR.read(request).orElse(NEWEST).getFirst();
        int oneMore = request.limit() + 1;
        List<MessageLog.Entry> entries =
                receivedOnly ? messages.receivedBefore(before, oneMore) : messages.before(before, oneMore);
        return Page.of(entries, request.limit(), entry -> CURSOR.write(entry.position()));
    }

    private MessageEvent find(String id) {
        return messages.byId(parse(id))
                .orElseThrow(
                        () -> ProblemException.notFound("Expected the id of a message, but none has the id " + id));
    }

    private static MessageId parse(String id) {
        try {
            return MessageId.of(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badArgument("Expected a UUID, but it is \"" + id + '"');
        }
    }

    private static MediaType mediaType(String contentType) {
        try {
            return MediaType.parseMediaType(contentType);
        } catch (InvalidMediaTypeException e) {
            return MediaType.APPLICATION_OCTET_STREAM;
        }
    }
}
