<#import "adgang-parts.ftl" as parts>

<#-- What every page of the console is put into: where one is, who one is, what was done just now. -->
<#macro body current="">
  <@parts.body>
  <link rel="stylesheet" href="${url.resourcesPath}/adgang/css/console.css">
  <script type="module" src="${url.resourcesPath}/adgang/js/console.js"></script>
  <div class="console" data-reader="${page.frame().reader()}"<#if ((page.frame().done())!"") == "ended"> data-ended="true"</#if>>
    <#if (page.frame().realmsUrl())??><p class="console-of" id="console-realm"><strong>${page.frame().realm()}</strong> <a href="${page.frame().realmsUrl()}">${msg("consoleOtherRealm")}</a></p></#if>
    <nav class="console-nav" aria-label="${msg("consoleName")}">
      <ul>
        <li><a href="${page.frame().employeesUrl()}"<#if current == "employees"> aria-current="page"</#if>>${msg("consoleEmployees")}</a></li>
        <li><a href="${page.frame().newUrl()}"<#if current == "new"> aria-current="page"</#if>>${msg("consoleNew")}</a></li>
        <#list page.frame().more() as link><li><a href="${link.url()}"<#if current == link.name()> aria-current="page"</#if>>${msg("consoleNav." + link.name())}</a></li></#list>
      </ul>
      <p class="console-user"><span>${page.frame().user()}</span> <a href="${page.frame().logoutUrl()}">${msg("doLogout")}</a></p>
    </nav>
    <#if done((page.frame().done())!"")?has_content>
      <p class="console-done" role="status"><@parts.icon name=["refused", "noneChosen", "tooMany", "ended"]?seq_contains(page.frame().done())?then("warning", "check") /><span>${done(page.frame().done())}<#if page.frame().done() == "ended"> <span id="console-restored" hidden>${msg("consoleRestored")}</span></#if></span></p>
    </#if>
    <#nested>
  </div>
  </@parts.body>
</#macro>

<#function done code>
  <#if ["created", "changed", "moved", "blocked", "welcome", "reset", "end", "begin", "forget", "cleared", "refused", "required", "optional", "renamed", "settings", "setup", "nothing", "welcomes", "remind", "noneChosen", "tooMany", "someWelcomed", "noneWelcomed", "asked", "switched", "logo", "logoRemoved", "ended"]?seq_contains(code)>
    <#return msg("consoleDone." + code)>
  </#if>
  <#return "">
</#function>

<#-- The field that each form sends along. -->
<#macro token><input type="hidden" name="form" value="${page.frame().token()}"></#macro>

<#-- What is wrong with a field, beside it. -->
<#macro error id text>
  <#if text?has_content>
    <p class="field-error" id="input-error-${id}"><@parts.icon name="warning" /><span><span class="visually-hidden">${msg("errorPrefix")} </span>${text}</span></p>
  </#if>
</#macro>

<#-- A field for a text. -->
<#macro field id label value error="" type="text" autocomplete="off" hint="" list="" focus=false>
  <div class="field">
    <label class="label" for="${id}">${label}</label>
    <#if hint?has_content><p class="hint" id="${id}-hint">${hint}</p></#if>
    <@console.error id=id text=error />
    <input class="input" id="${id}" name="${id}" type="${type}" maxlength="255" autocomplete="${autocomplete}" value="${value}"<#if list?has_content> list="${list}"</#if><@parts.described id=id invalid=error?has_content by=hint?has_content?then(id + "-hint", "") /><#if focus && !error?has_content> autofocus</#if>>
  </div>
</#macro>

<#-- The language in which an employee is mailed. -->
<#macro languages value error="">
  <div class="field">
    <label class="label" for="language">${msg("consoleLanguage")}</label>
    <@console.error id="language" text=error />
    <select class="input" id="language" name="language"<@parts.described id="language" invalid=error?has_content />>
      <#list page.languages() as each>
        <option value="${each.value()}"<#if each.value()?has_content> lang="${each.value()}"</#if><#if value == each.value()> selected</#if>>${each.name()}</option>
      </#list>
    </select>
  </div>
</#macro>

<#-- What has happened to an employee, newest first. -->
<#macro history part>
  <#if part.entries()?has_content>
    <ol class="console-events">
      <#list part.entries() as each><li><span class="console-when">${each.at()}</span> ${each.text()}</li></#list>
    </ol>
    <#if part.olderUrl()??><p><a id="console-older" href="${part.olderUrl()}">${msg("consoleHistoryOlder")}</a></p></#if>
  <#elseif part.kept()><p class="hint">${msg("consoleHistoryNone")}</p></#if>
  <#if !part.kept()><p class="hint">${msg("consoleHistoryNotKept")}</p>
  <#elseif !part.keptWhole()><p class="hint">${msg("consoleHistoryKeptPartly")}</p></#if>
</#macro>

<#-- The titles in use, to choose from while typing. -->
<#macro titles id>
  <datalist id="${id}">
    <#list page.titles() as title><option value="${title}"></option></#list>
  </datalist>
</#macro>

<#-- What an employee has for a second factor, in a few words. -->
<#macro factor row>
  <#if row.methods()?has_content>
    <#list row.methods() as method>${msg("secondFactor." + method + ".title")}<#sep>, </#list>
  <#elseif row.lastDay()??>${msg("consoleFactorGrace", row.lastDay())}
  <#elseif row.required()><strong class="console-missing">${msg("consoleFactorMissing")}</strong>
  <#elseif row.skipped()>${msg("consoleFactorSkipped")}
  <#else>${msg("consoleFactorNone")}</#if>
</#macro>

<#-- The state of a welcome, in words. -->
<#macro welcome row>
  <#if row.welcome()?? && (!row.password() || row.welcome() == "USED")>${msg("consoleWelcome." + row.welcome(), row.welcomeAt())}<#elseif row.password()>${msg("consoleHasPassword")}<#else>${msg("consoleWelcomeNone")}</#if>
</#macro>

<#-- The employer that a page is about, and the way to another one. -->
<#macro of employer otherUrl="">
  <#if employer?has_content><p class="console-of"><strong>${employer}</strong><#if otherUrl?has_content> <a href="${otherUrl}">${msg("consoleOtherEmployer")}</a></#if></p>
  <#elseif otherUrl?has_content><p class="console-of"><strong>${msg("consoleWholeRealm")}</strong> <a href="${otherUrl}">${msg("consoleOtherEmployer")}</a></p></#if>
</#macro>

<#-- What could not be done, of no field. -->
<#macro alert text>
  <#if text?has_content><p class="field-error" role="alert"><@parts.icon name="warning" /><span>${text}</span></p></#if>
</#macro>
