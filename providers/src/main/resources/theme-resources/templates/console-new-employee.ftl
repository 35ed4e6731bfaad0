<#import "template.ftl" as layout>
<#import "adgang-parts.ftl" as parts>
<#import "console-parts.ftl" as console>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${msg("consoleNew")}
  <#elseif section = "form">
    <@console.body current="new">
    <p class="lead">${msg("consoleNewLead")} <a href="${page.importUrl()}">${msg("consoleImport")}</a></p>
    <p class="hint">${msg("consoleNewAsked")} <a href="${page.askedUrl()}">${msg("consoleAskedLink")}</a></p>
    <form class="form" action="${page.url()}" method="post" data-adgang="once">
      <@console.token />
      <@console.field id="firstName" label=msg("firstName") value=page.typed("firstName") error=(page.error("firstName"))!"" focus=!(page.meant())?? />
      <@console.field id="lastName" label=msg("lastName") value=page.typed("lastName") error=(page.error("lastName"))!"" />
      <@console.field id="email" label=msg("email") value=page.typed("email") error=(page.error("email"))!"" type="email" hint=msg("consoleEmailHint") />
      <@console.field id="title" label=msg("consoleTitle") value=page.typed("title") error=(page.error("title"))!"" hint=msg("consoleTitleHint") list="titles" />
      <@console.titles id="titles" />
      <#if page.phone() || (page.error("phone"))??>
        <@console.field id="phone" label=msg("consolePhone") value=page.typed("phone") error=(page.error("phone"))!"" type="tel" hint=msg("consolePhoneHint") />
      </#if>
      <#if page.employers()?has_content>
        <div class="field">
          <label class="label" for="employer">${msg("consoleEmployer")}</label>
          <@console.error id="employer" text=(page.error("employer"))!"" />
          <select class="input" id="employer" name="employer" required<@parts.described id="employer" invalid=(page.error("employer"))?? />>
            <option value="">${msg("consoleEmployerChoose")}</option>
            <#list page.employers() as each>
              <option value="${each.value()}"<#if page.typed("employer") == each.value()> selected</#if>>${each.name()}</option>
            </#list>
          </select>
        </div>
      </#if>
      <#if page.languages()?size gt 1><@console.languages value=page.typed("language") error=(page.error("language"))!"" /></#if>
      <#if page.meant()??>
        <div class="console-question" role="alert">
          <p>${msg("consoleTitleMeant", page.typedTitle(), page.meant())}</p>
          <div class="actions">
            <button class="${parts.button('primary')}" id="console-meant" type="submit" name="meant" value="true" autofocus>${msg("consoleTitleUse", page.meant())}</button>
            <button class="${parts.button('secondary')}" id="console-sure" type="submit" name="sure" value="true">${msg("consoleTitleKeep", page.typedTitle())}</button>
          </div>
        </div>
      <#else>
        <div class="actions">
          <button class="${parts.button('primary')}" id="console-create" type="submit">${msg("consoleCreate")}</button>
        </div>
      </#if>
    </form>
    </@console.body>
  </#if>
</@layout.registrationLayout>
