package io.tocsin.mql.ruleset;

import io.tocsin.mql.ruleset.TextParts.Edges;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds {@link TextParts}. One thread. */
final class TextPartsBuilder {

    private final boolean folded;
    private final Edges edges = new Edges();
    private final List<@Nullable Entries> rules = new ArrayList<>();
    /** Where a state is reached from, and by which character; parents come before their children. */
    private final List<int[]> origins = new ArrayList<>();

    TextPartsBuilder(boolean folded) {
        this.folded = folded;
        state(new int[] {TextParts.ANYWHERE, 0, 0});
        state(new int[] {TextParts.ANYWHERE, 0, 0});
    }

    void add(Key key, Entries entries) {
        boolean starts = key.kind() == Key.Kind.STARTS;
        int state = starts ? TextParts.BEGINNING : TextParts.ANYWHERE;
        for (int i = 0; i < key.text().length(); i++) {
            state = child(state, key.text().charAt(i));
        }
        if (key.kind() == Key.Kind.ENDS) {
            state = child(state, TextParts.END);
        }
        rules.set(state, entries);
    }

    /** Null when there are no texts. */
    @Nullable TextParts build() {
        if (rules.size() == TextParts.BEGINNING + 1) {
            return null;
        }
        int[] fallback = new int[rules.size()];
        int[] shorter = new int[rules.size()];
        for (int state : inOrder()) {
            int[] origin = origins.get(state);
            fallback[state] = fallback(origin[0], origin[1], fallback);
            int next = fallback[state];
            shorter[state] = rules.get(next) != null ? next : shorter[next];
        }
        return new TextParts(folded, edges, fallback, shorter, rules.toArray(Entries[]::new));
    }

    private int fallback(int parent, int c, int[] fallback) {
        if (parent == TextParts.ANYWHERE) {
            return TextParts.ANYWHERE;
        }
        int state = fallback[parent];
        while (true) {
            int to = edges.to(state, c);
            if (to >= 0) {
                return to;
            }
            if (state == TextParts.ANYWHERE) {
                return TextParts.ANYWHERE;
            }
            state = fallback[state];
        }
    }

    /** The shorter texts first; of one length those anywhere before those at the beginning, which fall back to them. */
    private int[] inOrder() {
        Integer[] states = new Integer[rules.size() - 2];
        Arrays.setAll(states, i -> i + 2);
        Arrays.sort(states, (a, b) -> Integer.compare(origins.get(a)[2], origins.get(b)[2]));
        return Arrays.stream(states).mapToInt(Integer::intValue).toArray();
    }

    private int child(int state, int c) {
        int known = edges.to(state, c);
        if (known >= 0) {
            return known;
        }
        int rank = state == TextParts.BEGINNING ? 1 : origins.get(state)[2];
        int made = state(new int[] {state, c, rank + 2});
        edges.put(state, c, made);
        return made;
    }

    private int state(int[] origin) {
        origins.add(origin);
        rules.add(null);
        return rules.size() - 1;
    }
}
