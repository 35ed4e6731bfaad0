<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#assign refused = parts.hasError("number")>
<@layout.registrationLayout displayMessage=parts.alerts(refused); section>
  <#if section = "header">
    ${msg("smsNumberTitle")}
  <#elseif section = "form">
    <@parts.body>
    <p class="lead">${msg("smsNumberLead")}</p>
    <form class="form" action="${url.loginAction}" method="post" data-adgang="once">
      <div class="field">
        <label class="label" for="number">${msg("smsNumberLabel")}</label>
        <p class="hint" id="number-hint"><#if (page.proposed())!false>${msg("smsNumberProposed")} </#if>${page.danish()?then(msg("smsNumberHint"), msg("smsNumberHintCountry"))}</p>
        <@parts.fieldError id="number" />
        <input class="input input-number" id="number" name="number" type="tel" inputmode="tel" autocomplete="tel" dir="ltr" value="${(page.number())!''}"<@parts.described id="number" invalid=refused by="number-hint" /><#if !refused> autofocus</#if>>
      </div>
      <div class="actions">
        <button class="${parts.button('primary')}" id="adgang-send" type="submit" name="step" value="send">${msg("smsNumberSend")}</button>
        <#if (page.canChooseAnother())!false>
          <button class="${parts.button('quiet')}" id="adgang-other" type="submit" name="step" value="other" formnovalidate>${msg("secondFactorOther")}</button>
        </#if>
      </div>
    </form>
    </@parts.body>
  </#if>
</@layout.registrationLayout>
