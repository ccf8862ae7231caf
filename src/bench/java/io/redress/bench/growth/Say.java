package io.redress.bench.growth;

/** Where figures go. */
interface Say {
    void say(String text, Object... values);
}
