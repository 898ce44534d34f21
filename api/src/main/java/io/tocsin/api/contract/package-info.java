/**
 * What holds for every answer: the shape of JSON, the headers that keep a browser safe, and the head of the OpenAPI page.
 */
@NullMarked
package io.tocsin.api.contract;

import org.jspecify.annotations.NullMarked;
