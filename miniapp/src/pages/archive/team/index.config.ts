export default definePageConfig({ navigationBarTitleText: '一个队的档案', enablePullDownRefresh: process.env.TARO_ENV === 'weapp' })
