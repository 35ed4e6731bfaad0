<#import "template.ftl" as layout>
<#import "parts.ftl" as parts>
<#import "user-profile-commons.ftl" as userProfileCommons>
<#import "register-commons.ftl" as registerCommons>
<#assign checked = recaptchaRequired??>
<#assign checkShown = recaptchaVisible!false>

<#macro newPassword id label>
  <div class="field">
    <label class="label" for="${id}">${label}</label>
    <@parts.fieldError id=id />
    <div class="input-group">
      <input class="input" id="${id}" name="${id}" type="password" dir="ltr" autocomplete="new-password" autocapitalize="none" spellcheck="false"<@parts.showable /><@parts.described id=id invalid=parts.hasError(id) />>
    </div>
  </div>
</#macro>

<@layout.registrationLayout displayMessage=messagesPerField.exists("global") displayRequiredFields=true; section>
  <#if section = "header">
    <#if messageHeader??>${msg(messageHeader)}<#else>${msg("registerTitle")}</#if>
  <#elseif section = "form">
    <form id="kc-register-form" class="form" action="${url.registrationAction}" method="post" data-adgang="once">
      <@userProfileCommons.userProfileFormFields; callback, attribute>
        <#if callback == "afterField" && passwordRequired?? && (attribute.name == "username" || (attribute.name == "email" && realm.registrationEmailAsUsername))>
          <@newPassword id="password" label=msg("password") />
          <@newPassword id="password-confirm" label=msg("passwordConfirm") />
        </#if>
      </@userProfileCommons.userProfileFormFields>
      <@registerCommons.termsAcceptance />
      <#if checked && checkShown>
        <div class="g-recaptcha" data-size="compact" data-sitekey="${recaptchaSiteKey}" data-action="${recaptchaAction}"></div>
      </#if>
      <div class="actions">
        <#if checked && !checkShown>
          <button class="button button-primary button-block g-recaptcha" type="submit" data-sitekey="${recaptchaSiteKey}" data-callback="onSubmitRecaptcha" data-action="${recaptchaAction}">${msg("doRegister")}</button>
        <#else>
          <button class="button button-primary button-block" type="submit">${msg("doRegister")}</button>
        </#if>
        <a class="button button-quiet button-block" href="${url.loginUrl}">${msg("backToLogin")}</a>
      </div>
    </form>
    <#if checked && !checkShown><script type="module" src="${url.resourcesPath}/js/register.js"></script></#if>
  </#if>
</@layout.registrationLayout>
