package io.tocsin.api.message;

import io.tocsin.api.problem.Problem;
import io.tocsin.api.problem.ProblemException;
import io.tocsin.api.problem.ProblemType;
import io.tocsin.core.intake.Redelivery;
import io.tocsin.core.message.MessageArrival;
import io.tocsin.core.message.MessageId;
import io.tocsin.core.message.MessageRedelivered;
import io.tocsin.core.store.MessageLog;
import io.tocsin.projections.message.RejectedMessages;
import io.tocsin.projections.page.Cursor;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The messages that came, for those who look for one. Safe for use by many threads. */
@Component
public class MessageBook {

    private static final Cursor CURSOR = new Cursor("messages", 1);
    private static final List<Long> NEWEST = List.of(Long.MAX_VALUE);

    private final MessageLog messages;
    private final RejectedMessages rejected;
    private final Redelivery redelivery;

    MessageBook(MessageLog messages, RejectedMessages rejected, Redelivery redelivery) {
        this.messages = messages;
        this.rejected = rejected;
        this.redelivery = redelivery;
    }

    /**
     * A page, newest first.
     *
     * @param state {@code received} or {@code rejected}; null for both
     * @param source null for all
     * @throws ProblemException when there is no such state
     */
    public Page<MessageView> page(@Nullable String state, @Nullable String source, PageRequest request) {
        return told(found(state, source, request));
    }

    private Page<MessageView> found(@Nullable String state, @Nullable String source, PageRequest request) {
        State wanted = State.parse(state);
        if (wanted == State.REJECTED) {
            return rejected.page(source, request).map(MessageView::of);
        }
        boolean receivedOnly = wanted == State.RECEIVED;
        return source == null ? all(receivedOnly, request) : of(source, receivedOnly, request);
    }

    /** @throws ProblemException when no message has the id */
    public MessageView view(String id) {
        MessageArrival message = find(id);
        MessageRedelivered later = messages.redelivered(List.of(message.id())).get(message.id());
        return MessageView.of(message).redeliveredAs(later == null ? null : later.as());
    }

    /**
     * Takes the body of a message that was not understood as a new one; a second time, tells which one it became.
     *
     * @param by who asks for it
     * @return the new message
     * @throws ProblemException when it is still not understood, there is no such message or body, or nothing to be done
     */
    public MessageView redeliver(String id, String by) {
        return switch (redelivery.redeliver(parse(id), by)) {
            case Redelivery.Outcome.Redelivered done -> view(done.as().toString());
            case Redelivery.Outcome.NotUnderstood now ->
                throw new ProblemException(Problem.of(
                        HttpStatus.BAD_REQUEST,
                        ProblemType.MALFORMED,
                        "Expected a message of which more is understood by now, but it is not; nothing was changed",
                        now.faults()));
            case Redelivery.Outcome.NothingToDo ignored ->
                throw new ProblemException(Problem.of(
                        ProblemType.ALREADY_DONE,
                        "Expected a message that was not understood, but all of " + id + " was"));
            case Redelivery.Outcome.Unknown ignored -> throw unknown(id);
            case Redelivery.Outcome.Dropped ignored -> throw dropped(id);
        };
    }

    private MessageArrival find(String id) {
        return messages.byId(parse(id)).orElseThrow(() -> unknown(id));
    }

    /**
     * Byte for byte as it came; hostile.
     *
     * @throws ProblemException when retention has dropped it
     */
    public byte[] body(String id) {
        return messages.body(parse(id)).orElseThrow(() -> dropped(id));
    }

    private Page<MessageView> told(Page<MessageView> page) {
        List<MessageId> faulty = page.items().stream()
                .filter(message -> !message.errors().isEmpty())
                .map(message -> MessageId.of(message.id()))
                .toList();
        if (faulty.isEmpty()) {
            return page;
        }
        Map<MessageId, MessageRedelivered> later = messages.redelivered(faulty);
        return page.map(message -> {
            MessageRedelivered now = later.get(MessageId.of(message.id()));
            return now == null ? message : message.redeliveredAs(now.as());
        });
    }

    private static ProblemException unknown(String id) {
        return ProblemException.notFound("Expected the id of a message, but none has the id " + id);
    }

    private static ProblemException dropped(String id) {
        return ProblemException.notFound("Expected the body of " + id + ", but its time is over and it was dropped");
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
