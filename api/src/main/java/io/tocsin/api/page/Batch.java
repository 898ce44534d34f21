package io.tocsin.api.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Incidents that can be worked off together: of the same triggers in the same project.
 *
 * @param id of its fold on the page
 */
record Batch(String id, List<Card> cards) {

    private static final int FOLDED_FROM = 3;

    /** In the order of the first card of each. */
    static List<Batch> of(List<Card> cards) {
        Map<List<String>, List<Card>> groups = new LinkedHashMap<>();
        cards.forEach(card -> groups.computeIfAbsent(
                        List.of(card.incident().project(), card.triggers()), key -> new ArrayList<>())
                .add(card));
        return groups.values().stream()
                .map(group -> new Batch("b" + group.getFirst().incident().number(), List.copyOf(group)))
                .toList();
    }

    /** Too many to be told one by one. */
    public boolean folded() {
        return cards.size() >= FOLDED_FROM;
    }

    public Card first() {
        return cards.getFirst();
    }

    /** Whether one of them is late. */
    public boolean late() {
        return cards.stream().anyMatch(Card::late);
    }
}
