/** reCAPTCHA calls a function by its name when it has looked at who registers. */
globalThis.onSubmitRecaptcha = () => document.getElementById("kc-register-form").requestSubmit();
