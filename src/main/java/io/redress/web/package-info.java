/** What all controllers share: problems, commands that run once, strict JSON, paging, the API's description. */
@NullMarked
package io.redress.web;

import org.jspecify.annotations.NullMarked;
