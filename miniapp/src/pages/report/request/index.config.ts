export default definePageConfig({ navigationBarTitleText: '数据需求', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
