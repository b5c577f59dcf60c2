export default definePageConfig({ navigationBarTitleText: '轮休和年休计划' })
