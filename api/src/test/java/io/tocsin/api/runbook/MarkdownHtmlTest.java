package io.tocsin.api.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownHtmlTest {

    private static final Pattern TAG = Pattern.compile("</?([a-zA-Z0-9-]+)([^>]*)>");
    private static final Pattern ATTRIBUTE = Pattern.compile("([a-zA-Z-]+)=\"([^\"]*)\"");
    private static final Set<String> HARMLESS = Set.of(
            "p",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "ul",
            "ol",
            "li",
            "blockquote",
            "pre",
            "code",
            "em",
            "strong",
            "br",
            "hr",
            "a",
            "table",
            "thead",
            "tbody",
            "tr",
            "th",
            "td");

    /** Each would run, load or navigate in a browser, if it survived. */
    static final List<String> HOSTILE = List.of(
            "<script>console.log('PWNED')</script>",
            "</div></section><script>console.log('PWNED')</script>",
            "<img src=x onerror=console.log('PWNED')>",
            "![x](x\"onerror=\"console.log('PWNED'))",
            "![x](http://127.0.0.1:1/who-looks.png)",
            "![x](javascript:console.log('PWNED'))",
            "<svg onload=console.log('PWNED')>",
            "<svg><a xlink:href=\"javascript:console.log('PWNED')\"><text>x</text></a></svg>",
            "<math><mtext><table><mglyph><style><img src=x onerror=console.log('PWNED')>",
            "<iframe srcdoc=\"<script>console.log('PWNED')</script>\"></iframe>",
            "<a href=\"javascript:console.log('PWNED')\">x</a>",
            "[x](javascript:console.log('PWNED'))",
            "[x](JaVaScRiPt:console.log`PWNED`)",
            "[x](java\tscript:console.log`PWNED`)",
            "[x](&#106;avascript:console.log`PWNED`)",
            "[x](<java\u0000script:console.log`PWNED`>)",
            "[x](\u0001javascript:console.log`PWNED`)",
            "[x](vbscript:msgbox)",
            "[x](data:text/html,<script>console.log`PWNED`</script>)",
            "[x](data:text/html;base64,PHNjcmlwdD5jb25zb2xlLmxvZygnUFdORUQnKTwvc2NyaXB0Pg==)",
            "[x](file:///etc/passwd)",
            "[x]\n\n[x]: javascript:console.log('PWNED')",
            "<javascript:console.log('PWNED')>",
            "[x](http://a/ \"title\\\" onmouseover=\\\"console.log('PWNED')\")",
            "[a](http://a/\"onclick=\"console.log('PWNED'))",
            "`` <script>console.log('PWNED')</script> ``",
            "```\"><script>console.log('PWNED')</script>\nx\n```",
            "``` x\" onmouseover=\"console.log('PWNED')\nx\n```",
            "| a |\n| --- |\n| <script>console.log('PWNED')</script> |",
            "<style>@import 'http://127.0.0.1:1/x'</style>",
            "<base href=http://127.0.0.1:1/>",
            "<meta http-equiv=refresh content='0;url=http://127.0.0.1:1/'>",
            "<form action=http://127.0.0.1:1/><button name=by autofocus onfocus=console.log('PWNED')>x</button></form>",
            "<a id=location name=document>x</a>",
            "<!--><script>console.log('PWNED')</script>-->",
            "<![CDATA[<script>console.log('PWNED')</script>]]>",
            "<?php <script>console.log('PWNED')</script> ?>",
            "[[${T(java.lang.Runtime).getRuntime()}]] __${7*7}__ {{constructor.constructor('console.log(`PWNED`)')()}}",
            "\u202Eevil\u202C \uFFFE &lt;script&gt;console.log('PWNED')&lt;/script&gt;");

    @ParameterizedTest
    @FieldSource("HOSTILE")
    void leavesNothingThatRunsLoadsOrLeadsElsewhere(String markdown) {
        String html = MarkdownHtml.of(markdown).replace("<!-- -->", "");

        for (MatchResult tag : TAG.matcher(html).results().toList()) {
            assertThat(HARMLESS).as(html).contains(tag.group(1));
            ATTRIBUTE.matcher(tag.group(2)).results().forEach(attribute -> {
                assertThat(attribute.group(1)).as(html).isIn("href", "rel");
                assertThat(attribute.group(2)).as(html).doesNotContainIgnoringCase("script:", "data:", "file:");
            });
            assertThat(ATTRIBUTE.matcher(tag.group(2)).replaceAll("").strip())
                    .as(html)
                    .isIn("", "/");
        }
        assertThat(TAG.matcher(html).replaceAll("")).as(html).doesNotContain("<");
    }

    @Test
    void showsWhatPeopleWrite() {
        String html = MarkdownHtml.of("""
                # Disk is full
                1. **Look**: `df -h`
                2. [Graphs](https://grafana.example.org/d/1?a=b&c=d), [others](/incidents/5)

                | a | b |
                | - | - |
                | 1 | 2 |

                ```sh
                rm -rf /tmp/* && echo "done"
                ```
                """);

        assertThat(html)
                .contains(
                        "<h1>Disk is full</h1>",
                        "<strong>Look</strong>: <code>df -h</code>",
                        "href=\"https://grafana.example.org/d/1?a&#61;b&amp;c&#61;d\"",
                        "rel=\"nofollow noopener noreferrer\"",
                        "href=\"/incidents/5\"",
                        "<td>2</td>",
                        "<pre><code>rm -rf /tmp/* &amp;&amp; echo &#34;done&#34;");
    }

    @ParameterizedTest
    @ValueSource(strings = {">", "- ", "*a **b ", "[", "![", "`", "<", "_", "((", "&#", "|a|\n|-|\n", "[a](", "1. "})
    void staysUprightUnderMuchOfTheSame(String piece) {
        String html = MarkdownHtml.of(piece.repeat(100_000 / piece.length()));

        assertThat(html).isNotNull();
    }
}
