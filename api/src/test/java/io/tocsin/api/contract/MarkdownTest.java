package io.tocsin.api.contract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkdownTest {

    @Test
    void letsNothingOfATextBecomeMarkup() {
        assertThat(Markdown.safe("<img src=x> | **a**\n# b")).isEqualTo("\\<img src=x\\> \\| \\*\\*a\\*\\* \\# b");
    }
}
