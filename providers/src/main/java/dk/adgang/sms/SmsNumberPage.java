package dk.adgang.sms;

/**
 * What {@code sms-number.ftl} shows. Public, because templates can only read public types.
 *
 * @param number what was typed last; may be empty
 * @param canChooseAnother whether there is a choice to go back to
 */
public record SmsNumberPage(String number, boolean canChooseAnother) {}
