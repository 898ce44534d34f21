package io.tocsin.mql.ruleset;

import io.tocsin.mql.ast.Operand;
import io.tocsin.mql.schema.Field;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The rules that need something of one label or field, found by its value. Immutable. */
final class OperandIndex {

    private final Operand operand;
    private final @Nullable Entries present;
    private final Map<String, Entries> equal;
    private final @Nullable TextParts parts;
    private final @Nullable TextParts foldedParts;

    private OperandIndex(
            Operand operand,
            @Nullable Entries present,
            Map<String, Entries> equal,
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
    static OperandIndex of(Operand operand, Map<Key, Entries> rules) {
        Entries present = null;
        Map<String, Entries> equal = new HashMap<>();
        TextPartsBuilder parts = new TextPartsBuilder(false);
        TextPartsBuilder foldedParts = new TextPartsBuilder(true);
        for (Map.Entry<Key, Entries> entry : rules.entrySet()) {
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

    Operand operand() {
        return operand;
    }

    void find(Asking asking) {
        switch (operand) {
            case Operand.OfLabel(String name) -> find(asking.alert.label(name), asking);
            case Operand.OfField(Field field) -> find(field, asking);
        }
    }

    private void find(Field field, Asking asking) {
        if (field != Field.SOURCE) {
            find(asking.alert.text(field), asking);
            return;
        }
        List<String> sources = asking.alert.sources();
        for (int i = 0; i < sources.size(); i++) {
            find(sources.get(i), asking);
        }
    }

    private void find(@Nullable String value, Asking asking) {
        if (value == null) {
            return;
        }
        Entries rules = equal.get(value);
        if (rules != null) {
            asking.add(rules);
        }
        if (present != null) {
            asking.add(present);
        }
        if (parts != null) {
            parts.find(value, asking);
        }
        if (foldedParts != null) {
            foldedParts.find(value, asking);
        }
    }
}
