package io.tocsin.core.rulebook;

import org.yaml.snakeyaml.nodes.Node;

/**
 * A value in the document, and where it is.
 *
 * @param pointer a JSON pointer from the document's root
 */
record Place(Node node, String pointer) {

    Place child(String name, Node child) {
        return new Place(child, pointer + "/" + name.replace("~", "~0").replace("/", "~1"));
    }

    int line() {
        return node.getStartMark().getLine() + 1;
    }

    int column() {
        return node.getStartMark().getColumn() + 1;
    }
}
