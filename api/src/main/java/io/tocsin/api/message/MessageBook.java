package io.tocsin.api.message;

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
import org.springframework.stereotype.Component;

/** The messages that came, for those who look for one. Safe for use by many threads. */
@Component
public class MessageBook {

    private static final Cursor CURSOR = new Cursor("messages", 1);
    private static final List<Long> NEWEST = List.of(Long.MAX_VALUE);

    private final MessageLog messages;
    private final RejectedMessages rejected;

    MessageBook(MessageLog messages, RejectedMessages rejected) {
        this.messages = messages;
        this.rejected = rejected;
    }

    /**
     * A page, newest first.
     *
     * @param state {@code received} or {@code rejected}; null for both
     * @param source null for all
     * @throws ProblemException when there is no such state
     */
    public Page<MessageView> page(@Nullable String state, @Nullable String source, PageRequest request) {
        State wanted = State.parse(state);
        if (wanted == State.REJECTED) {
            return rejected.page(source, request).map(MessageView::of);
        }
        boolean receivedOnly = wanted == State.RECEIVED;
        return source == null ? all(receivedOnly, request) : of(source, receivedOnly, request);
    }

    /** @throws ProblemException when no message has the id */
    public MessageEvent find(String id) {
        return messages.byId(parse(id))
                .orElseThrow(
                        () -> ProblemException.notFound("Expected the id of a message, but none has the id " + id));
    }

    /**
     * Byte for byte as it came; hostile.
     *
     * @throws ProblemException when retention has dropped it
     */
    public byte[] body(MessageId id) {
        return messages.body(id)
                .orElseThrow(() -> ProblemException.notFound(
                        "Expected the body of " + id + ", but its time is over and it was dropped"));
    }

    private Page<MessageView> all(boolean receivedOnly, PageRequest request) {
        int oneMore = request.limit() + 1;
        List<MessageLog.Entry> entries = receivedOnly
                ? messages.receivedBefore(before(request), oneMore)
                : messages.before(before(request), oneMore);
        return page(entries, request);
    }

    private Page<MessageView> of(String source, boolean receivedOnly, PageRequest request) {
        MessageLog.Found found = messages.of(source, receivedOnly, before(request), request.limit() + 1);
        Page<MessageView> page = page(found.entries(), request);
        Long rest = found.rest();
        return rest == null ? page : new Page<>(page.items(), CURSOR.write(rest));
    }

    private static Page<MessageView> page(List<MessageLog.Entry> oneMore, PageRequest request) {
        return Page.of(oneMore, request.limit(), entry -> CURSOR.write(entry.position()))
                .map(entry -> MessageView.of(entry.event()));
    }

    private static long before(PageRequest request) {
        return CURSOR.read(request).orElse(NEWEST).getFirst();
    }

    private static MessageId parse(String id) {
        try {
            return MessageId.of(id);
        } catch (IllegalArgumentException e) {
            throw ProblemException.badArgument("Expected a UUID, but it is \"" + id + '"');
        }
    }
}
