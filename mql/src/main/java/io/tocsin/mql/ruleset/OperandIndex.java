package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.predicate.AlertView;
import io.tocsin.mql.schema.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules that need something of one label or field, found by its value. Immutable. */
final class OperandIndex {

    private final Operand operand;
    private final int @Nullable [] present;
    private final Map<String, int[]> equal;
    private final @Nullable TextParts parts;
    private final @Nullable TextParts foldedParts;

    private OperandIndex(
            Operand operand,
            int @Nullable [] present,
            Map<String, int[]> equal,
            @Nullable TextParts parts,
            @Nullable TextParts foldedParts) {
        this.operand = operand;
        this.present = present;
        this.equal = equal;
        this.parts = parts;
        this.foldedParts = foldedParts;
    }

    /**
     * @param rules of each key, all of one operand
     */
    static OperandIndex of(Operand operand, Map<Key, int[]> rules) {
        int[] present = null;
        Map<String, int[]> equal = new HashMap<>();
        TextPartsBuilder parts = new TextPartsBuilder(false);
        TextPartsBuilder foldedParts = new TextPartsBuilder(true);
        for (Map.Entry<Key, int[]> entry : rules.entrySet()) {
            Key key = entry.getKey();
            switch (key.kind()) {
                case PRESENT -> present = entry.getValue();
                case EQUAL -> equal.put(key.text(), entry.getValue());
                case STARTS, ENDS, CONTAINS -> parts.add(key, entry.getValue());
                case CONTAINS_FOLDED -> foldedParts.add(key, entry.getValue());
            }
        }
        return new OperandIndex(operand, present, equal, parts.build(), foldedParts.build());
    }

    void find(AlertView alert, Candidates candidates) {
        switch (operand) {
            case Operand.OfLabel(String name) -> find(alert.label(name), candidates);
            case Operand.OfField(Field field) -> find(alert, field, candidates);
        }
    }

    private void find(AlertView alert, Field field, Candidates candidates) {
        if (field != Field.SOURCE) {
            find(alert.text(field), candidates);
            return;
        }
        List<String> sources = alert.sources();
        for (int i = 0; i < sources.size(); i++) {
            find(sources.get(i), candidates);
        }
    }

    private void find(@Nullable String value, Candidates candidates) {
        if (value == null) {
            return;
        }
        int[] rules = equal.get(value);
        if (rules != null) {
            candidates.add(rules);
        }
        if (present != null) {
            candidates.add(present);
        }
        if (parts != null) {
            parts.find(value, candidates);
        }
        if (foldedParts != null) {
            foldedParts.find(value, candidates);
        }
    }
}
