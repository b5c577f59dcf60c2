export default definePageConfig({ navigationBarTitleText: '抽取工作队' })
