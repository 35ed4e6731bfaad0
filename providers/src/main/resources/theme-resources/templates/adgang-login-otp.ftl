<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#assign refused = parts.hasError("totp", "otp")>
<#-- Keycloak's own form, in a flow that somebody made, names no page. -->
<#assign apps = otpLogin.userOtpCredentials?filter(app -> (page.usable()?seq_contains(app.id))!true)>
<#global pageId="login-otp">
<@layout.registrationLayout displayMessage=parts.alerts(refused); section>
  <#if section = "header">
    ${msg("otpLoginTitle", (otpLogin.policy.digits)!6)}
  <#elseif section = "form">
    <@parts.body>
    <p class="lead">${msg("otpLoginLead")}</p>
    <form id="kc-otp-login-form" class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <#if apps?size gt 1>
        <fieldset class="choices">
          <legend class="label">${msg("otpLoginDevice")}</legend>
          <#list apps as credential>
            <p class="choice">
              <input class="choice-input" type="radio" id="kc-otp-credential-${credential?index}" name="selectedCredentialId" value="${credential.id}"<#if credential.id == otpLogin.selectedCredentialId!''> checked</#if>>
              <label class="choice-label" for="kc-otp-credential-${credential?index}">${(credential.userLabel == "unnamed")?then(msg("otpLoginUnnamed"), credential.userLabel)}</label>
            </p>
          </#list>
        </fieldset>
      </#if>
      <div class="field">
        <label class="label" for="otp">${msg("otpLoginCode")}</label>
        <#if refused>
          <p class="field-error" id="input-error-otp"><@parts.icon name="warning" /><span><span class="visually-hidden">${msg("errorPrefix")} </span>${messagesPerField.getFirstError("totp", "otp")}</span></p>
        </#if>
        <input class="input input-code" id="otp" name="otp" type="text" inputmode="numeric" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" dir="ltr"<@parts.described id="otp" invalid=refused /><#if !refused> autofocus</#if>>
      </div>
      <@parts.rememberDevice />
      <div class="actions">
        <button class="${parts.button('primary')}" id="kc-login" name="login" type="submit">${msg("doLogIn")}</button>
      </div>
    </form>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
