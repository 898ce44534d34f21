package io.tocsin.api.mute;

import io.tocsin.core.command.MuteCommands;
import io.tocsin.core.command.RulebookCommands;
import io.tocsin.core.mute.MuteId;
import io.tocsin.core.mute.Phase;
import io.tocsin.core.rulebook.Rulebook;
import io.tocsin.projections.page.Cursor;
import io.tocsin.projections.page.Page;
import io.tocsin.projections.page.PageRequest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The list of all mutes: those of the rulebook, and behind them those of people. */
@Component
class MuteBook {

    /** Those of the rulebook by their place, those of people by their number, downwards. */
    private static final Cursor CURSOR = new Cursor("mutes", 2);

    private static final List<Long> BEGINNING = List.of(0L, Long.MAX_VALUE);

    private record Item(MuteView mute, long place, long number) {}

    private final MuteCommands mutes;
    private final RulebookCommands rulebook;

    MuteBook(MuteCommands mutes, RulebookCommands rulebook) {
        this.mutes = mutes;
        this.rulebook = rulebook;
    }

    Page<MuteView> page(PageRequest request, Instant now) {
        List<Long> after = CURSOR.read(request).orElse(BEGINNING);
        List<Item> items = new ArrayList<>();
        List<MuteView> rules = ofRulebook(now);
        for (long place = after.get(0); place < rules.size() && items.size() <= request.limit(); place++) {
            items.add(new Item(rules.get((int) place), place + 1, Long.MAX_VALUE));
        }
        mutes.before(after.get(1), request.limit() + 1 - items.size())
                .forEach((number, mute) -> items.add(new Item(MuteView.of(mute, now), rules.size(), number)));
        return Page.of(items, request.limit(), item -> CURSOR.write(item.place(), item.number()))
                .map(Item::mute);
    }

    Optional<MuteView> find(MuteId id, Instant now) {
        if (id.isOfRulebook()) {
            return Optional.ofNullable(ofRulebook(now).stream()
                    .collect(Collectors.toMap(MuteView::id, Function.identity(), (a, b) -> a))
                    .get(id.text()));
        }
        return mutes.find(id).map(mute -> MuteView.of(mute, now).with(mutes.history(id)));
    }

    /** Those that are not over, of the rulebook and of people. */
    List<MuteView> standing(Instant now) {
        Stream<MuteView> rules = ofRulebook(now).stream().filter(mute -> mute.state() != Phase.EXPIRED);
        return Stream.concat(rules, mutes.notOverAt(now).stream().map(mute -> MuteView.of(mute, now)))
                .toList();
    }

    /** Those of people that are over, the newest first; a page may have fewer than asked for. */
    Page<MuteView> over(PageRequest request, Instant now) {
        List<Item> items = new ArrayList<>();
        long before = CURSOR.read(request).orElse(BEGINNING).get(1);
        mutes.before(before, request.limit() + 1)
                .forEach((number, mute) -> items.add(new Item(MuteView.of(mute, now), 0, number)));
        Page<Item> page = Page.of(items, request.limit(), item -> CURSOR.write(item.place(), item.number()));
        return new Page<>(
                page.items().stream()
                        .map(Item::mute)
                        .filter(mute -> mute.state() == Phase.EXPIRED)
                        .toList(),
                page.next());
    }

    private List<MuteView> ofRulebook(Instant now) {
        Rulebook rules = rulebook.get();
        return rules.mutes().stream()
                .map(mute -> MuteView.of(mute, rules.version(), now))
                .toList();
    }
}
