package io.redress.notification.mail;

/** Nobody can be mailed: there is no address, or none that mail can be sent to. The message is the code of it. */
class Unaddressable extends RuntimeException {

    Unaddressable(String code) {
        super(code, null, false, false);
    }
}
